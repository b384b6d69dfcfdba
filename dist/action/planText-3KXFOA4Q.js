import{h as a}from"./chunk-7AQBP347.js";import"./chunk-V7OIQPIT.js";import"./chunk-LVRFTCO7.js";import"./chunk-5VX6W5JZ.js";export{a as planText};
