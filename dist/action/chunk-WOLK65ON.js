import{A as m,B as o,l as e,z as r}from"./chunk-MXDAE7DT.js";var s=class extends r(m,o,"DescribeServices",e){};export{s as a};
