function t(n){return new Date(n).toISOString()}export{t as a};
