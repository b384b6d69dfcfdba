import{h as o,m as r,n as e,o as s}from"./chunk-2LIIJFBC.js";var m=class extends r(e,s,"ListTagsForResource",o){};export{m as a};
