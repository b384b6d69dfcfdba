import{A as o,B as i,g as r,z as e}from"./chunk-HUIHYY7R.js";var m=class extends e(o,i,"DescribeCapacityProviders",r){};export{m as a};
