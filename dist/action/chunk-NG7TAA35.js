var e=class{name;constructor(n){this.name=n}};export{e as a};
