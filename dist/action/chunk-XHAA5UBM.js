import{A as e,B as o,C as i,g as r}from"./chunk-6EZQWCXA.js";var m=class extends e(o,i,"DescribeCapacityProviders",r){};export{m as a};
