import{l as m,u as t,x as e,y as r,z as o}from"./chunk-KQO2KYCO.js";var s=class extends e(r,o,"DeleteService",m){};var p=class extends e(r,o,"ListTagsForResource",t){};export{s as a,p as b};
