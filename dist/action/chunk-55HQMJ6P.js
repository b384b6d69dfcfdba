import{a as r}from"./chunk-V7OIQPIT.js";function m(n){let{file:o,line:t,column:i,severity:e}=n;return`${r(o)}:${t}:${i}  ${e==="warning"?"warning: ":""}${l(n)}`}function l({message:n,hint:o}){return o===void 0?r(n):`${r(n)}
  hint: ${r(o)}`}export{m as a,l as b};
