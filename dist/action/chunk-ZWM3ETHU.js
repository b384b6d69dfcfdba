var {setTimeout:e}=process.getBuiltinModule("node:timers/promises");var m={nowMs:()=>Date.now(),sleep:(t,o)=>e(t,void 0,o?{signal:o}:{})};export{m as a};
