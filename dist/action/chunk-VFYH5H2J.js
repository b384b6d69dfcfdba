import{A as r,B as m,C as o,z as e}from"./chunk-6EZQWCXA.js";var p=class extends r(m,o,"UpdateService",e){};export{p as a};
