import{q as e,x as r,y as m,z as o}from"./chunk-KQO2KYCO.js";var t=class extends r(m,o,"GetService",e){};export{t as a};
