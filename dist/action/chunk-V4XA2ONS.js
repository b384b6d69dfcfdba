import{o as e,x as m,y as o,z as p}from"./chunk-KQO2KYCO.js";var r=class extends m(o,p,"GetNamespace",e){};export{r as a};
