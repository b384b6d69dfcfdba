import{A as o,B as i,g as r,z as e}from"./chunk-MXDAE7DT.js";var m=class extends e(o,i,"DescribeCapacityProviders",r){};export{m as a};
