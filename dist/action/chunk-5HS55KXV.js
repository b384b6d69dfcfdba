import{e,m as o,n as r,o as t}from"./chunk-W6C27DM4.js";var m=class extends o(r,t,"FilterLogEvents",e){};export{m as a};
