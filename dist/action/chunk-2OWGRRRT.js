function l(n){let{file:r,line:t,column:e,severity:o}=n;return`${r}:${t}:${e}  ${o==="warning"?"warning: ":""}${i(n)}`}function i({message:n,hint:r}){return r===void 0?n:`${n}
  hint: ${r}`}export{l as a,i as b};
