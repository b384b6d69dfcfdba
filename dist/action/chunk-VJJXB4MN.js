function r(p){return p.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]+/gu," ").trim()}export{r as a};
