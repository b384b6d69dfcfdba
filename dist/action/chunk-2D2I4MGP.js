import{A as o,B as r,m as e,z as i}from"./chunk-MXDAE7DT.js";var m=class extends i(o,r,"DescribeTaskDefinition",e){};export{m as a};
