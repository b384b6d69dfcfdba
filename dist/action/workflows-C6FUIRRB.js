import{a,b,c,d}from"./chunk-2NXEBGJP.js";import"./chunk-5VX6W5JZ.js";export{c as fitted,d as neededVariables,b as oneWorkflow,a as workflows};
