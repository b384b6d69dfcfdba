import{a as e,h as i}from"./chunk-Y63GDM7R.js";var s=1e6;async function c(t){try{await e.addRaw(o(t),!0).write()}catch(r){i(`the job summary could not be written: ${r instanceof Error?r.message:String(r)}`)}}function o(t){let r=Buffer.from(t);if(r.length<=s)return t;let n=r.subarray(0,s).toString();return`${n.slice(0,n.lastIndexOf(`
`))}

(cut: a job summary takes 1 MiB)`}export{c as summarise,o as withinLimit};
