import{d as o,m as r,n as e,o as m}from"./chunk-2LIIJFBC.js";var p=class extends r(e,m,"DescribeLogGroups",o){};export{p as a};
