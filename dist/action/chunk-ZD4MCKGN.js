import{d as o,m as r,n as e,o as m}from"./chunk-W6C27DM4.js";var p=class extends r(e,m,"DescribeLogGroups",o){};export{p as a};
