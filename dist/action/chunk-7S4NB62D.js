import{a as r}from"./chunk-ZD4MCKGN.js";import{l as e}from"./chunk-W6C27DM4.js";import{u as o}from"./chunk-XPORJQAT.js";var n=o(e,r,"nextToken","nextToken","limit");export{n as a};
