function r(t){return t.slice(t.lastIndexOf("/")+1)}function n(t){return r(t).split(":")[0]??""}function e(t){return Number(r(t).split(":")[1]??0)||0}export{r as a,n as b,e as c};
