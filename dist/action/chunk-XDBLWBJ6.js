import{A as i,B as o,C as r,m as e}from"./chunk-6EZQWCXA.js";var m=class extends i(o,r,"DescribeTaskDefinition",e){};export{m as a};
