import{h as o,m as r,n as e,o as s}from"./chunk-W6C27DM4.js";var m=class extends r(e,s,"ListTagsForResource",o){};export{m as a};
