import{A as m,B as o,y as e,z as r}from"./chunk-MXDAE7DT.js";var p=class extends r(m,o,"UpdateService",e){};export{p as a};
