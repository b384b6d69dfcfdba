function d(e){let n=Object.entries(e).filter(([,t])=>t!==void 0);return Object.fromEntries(n)}export{d as a};
