import{e,m as o,n as r,o as t}from"./chunk-2LIIJFBC.js";var m=class extends o(r,t,"FilterLogEvents",e){};export{m as a};
