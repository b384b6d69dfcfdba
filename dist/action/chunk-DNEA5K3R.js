import{a as t}from"./chunk-V7OIQPIT.js";function $(n){let{severity:r}=n;return`${e(n)}  ${r==="warning"?"warning: ":""}${i(n)}`}function e({file:n,line:r,column:o}){return`${t(n)}:${r}:${o}`}function i({message:n,hint:r}){return r===void 0?t(n):`${t(n)}
  hint: ${t(r)}`}export{$ as a,e as b,i as c};
