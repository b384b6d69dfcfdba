import{f as t}from"./chunk-PBH55FEB.js";import"./chunk-LVRFTCO7.js";function d(o){return{status:"good",outputs:{outcome:"checked",changed:"false"},data:{outcome:"checked",file:o},text:`${o} is good; AWS was not asked`,markdown:`### \u2705 ${t(o)} is good

AWS was not asked.
`,failure:void 0}}export{d as checked};
