import{a as t}from"./chunk-BRENOXGG.mjs";import{c as r}from"./chunk-Z5ZZ24WT.mjs";var o=r(t(),1),i=o.default.ca;export{i as authorities};
