import{a}from"./chunk-EQTUCE6L.mjs";import"./chunk-Z5ZZ24WT.mjs";export default a();
