/** What works with Lambda, behind one `import()`: a deploy that keeps no function current loads none of it. */
export { readCode } from './code.io.ts';
export { readFunction } from './read.io.ts';
export { updateFunction } from './update.io.ts';
