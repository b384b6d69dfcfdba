import{a as e}from"./chunk-MLYCYZSI.js";function d(t){return e(t)}export{d as a};
