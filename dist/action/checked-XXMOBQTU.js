import{a as t,l as e}from"./chunk-V7OIQPIT.js";import"./chunk-LVRFTCO7.js";import"./chunk-5VX6W5JZ.js";function n(o){return{status:"good",outputs:{outcome:"checked",changed:"false"},data:{outcome:"checked",file:o},text:t(`${o} is good; AWS was not asked`),markdown:`### \u2705 ${e(o)} is good

AWS was not asked.
`,failure:void 0}}export{n as checked};
