import{A as r,B as m,C as o,l as e}from"./chunk-6EZQWCXA.js";var s=class extends r(m,o,"DescribeServices",e){};export{s as a};
