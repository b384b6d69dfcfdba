function t(n){return`/${n.split("/").filter(i=>i!==""&&i!==".").join("/")}`}export{t as a};
