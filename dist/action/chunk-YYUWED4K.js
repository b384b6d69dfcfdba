import{a as r}from"./chunk-2PZ7MBGG.js";import{l as e}from"./chunk-2LIIJFBC.js";import{u as o}from"./chunk-W6GV4IOJ.js";var n=o(e,r,"nextToken","nextToken","limit");export{n as a};
