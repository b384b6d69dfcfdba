import { expect, test } from 'vitest';
import { plainBuiltins } from '../../../scripts/plainBuiltins.ts';

test.each([
  {
    name: 'names are taken from the builtin',
    text: 'import{readFileSync as a,statSync}from"node:fs";a()',
    plain: 'var {readFileSync:a,statSync}=process.getBuiltinModule("node:fs");a()',
  },
  {
    name: 'a default is the builtin',
    text: 'import a from"https";',
    plain: 'var a=process.getBuiltinModule("https");',
  },
  {
    name: 'an import on demand stays a promise',
    text: 'let{Agent:a}=await import("node:http");',
    plain: 'let{Agent:a}=await Promise.resolve(process.getBuiltinModule("node:http"));',
  },
  {
    name: 'what is no builtin is left',
    text: 'import{a as b}from"./chunk.js";import("./x.js");import c from"fsx";',
    plain: 'import{a as b}from"./chunk.js";import("./x.js");import c from"fsx";',
  },
])('$name', ({ text, plain }) => {
  expect(plainBuiltins(text)).toBe(plain);
});

test('a builtin that is taken as a whole is not loaded before something of it is used', () => {
  const [, value] = /^var a=(.*);$/.exec(plainBuiltins('import*as a from"node:os";')) ?? [];
  const taken: string[] = [];
  const process = { getBuiltinModule: (name: string) => taken.push(name) && { EOL: 'end' } };
  const os = new Function('process', `return ${value}`)(process);
  expect(taken).toEqual([]);
  expect([os.EOL, taken]).toEqual(['end', ['node:os']]);
});

test('an import of a form that nobody foresaw is an error, not slower by itself', () => {
  expect(() => plainBuiltins('export{join}from"node:path";')).toThrow('an import of node:path has a form');
});
