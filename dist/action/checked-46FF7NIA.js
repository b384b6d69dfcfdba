import{j as t}from"./chunk-J3PP4I7Y.js";function d(o){return{status:"good",outputs:{outcome:"checked",changed:"false"},data:{outcome:"checked",file:o},text:`${o} is good; AWS was not asked`,markdown:`### \u2705 ${t(o)} is good

AWS was not asked.
`,failure:void 0}}export{d as checked};
