import{a,b,c,d}from"./chunk-NDVFBEOA.js";import"./chunk-5VX6W5JZ.js";export{c as fitted,d as neededVariables,b as oneWorkflow,a as workflows};
