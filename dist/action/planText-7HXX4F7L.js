import{i as a}from"./chunk-JG2WKIZN.js";import"./chunk-V7OIQPIT.js";import"./chunk-LVRFTCO7.js";import"./chunk-5VX6W5JZ.js";export{a as planText};
