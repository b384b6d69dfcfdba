import{a,b}from"./chunk-CE4WL5ML.js";import"./chunk-5VX6W5JZ.js";export{b as neededVariables,a as workflows};
