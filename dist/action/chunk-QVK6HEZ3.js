import{a as s,h as o}from"./chunk-4H7PIDTG.js";var a=1e6;async function g(r){try{await s.addRaw(c(r),!0).write()}catch(t){o(`the job summary could not be written: ${t instanceof Error?t.message:String(t)}`)}}function c(r){return l(r,a)}function l(r,t){let n=Buffer.from(r);if(n.length<=t)return r;let e=n.subarray(0,t-200).toString(),i=e.slice(0,e.lastIndexOf(`
`));return[i,...f(i.split(`
`)),"","(cut: the whole is in the log)"].join(`
`)}function f(r){let t="",n=0;for(let e of r){let[i=""]=/^`{3,}/.exec(e)??[];t===""?t=i:e===t&&(t=""),t===""&&e.startsWith("<details>")&&(n+=1),t===""&&e==="</details>"&&(n-=1)}return[...t===""?[]:[t],...Array.from({length:n},()=>`
</details>`)]}export{g as a,c as b,l as c};
