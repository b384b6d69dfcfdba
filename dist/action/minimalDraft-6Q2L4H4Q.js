import{a,b}from"./chunk-TISQYLJD.js";import"./chunk-DEN7IFAK.js";import"./chunk-NG7TAA35.js";import"./chunk-5VX6W5JZ.js";export{a as minimalDraft,b as volumeNote};
