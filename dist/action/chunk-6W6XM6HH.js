async function a(n,r){let e=[];for await(let t of n)e.push(...r(t)??[]);return e}export{a};
