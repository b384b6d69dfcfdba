function r(n){return typeof n=="object"&&n!==null&&!Array.isArray(n)}export{r as a};
