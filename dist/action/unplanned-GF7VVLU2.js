import{c as t,g as o}from"./chunk-J62VA7P7.js";import"./chunk-5VX6W5JZ.js";function u(n){if(n instanceof o)return`nothing, it is refused: ${e(n)}`;if(n instanceof t)return`not known: ${e(n)}`;throw n}function e({message:n,hint:i}){return i===void 0?n:`${n}
  hint: ${i}`}export{u as unplanned};
