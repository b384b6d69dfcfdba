import{a as e}from"./chunk-MLYCYZSI.js";function i(t){return e(t)}export{i as a};
