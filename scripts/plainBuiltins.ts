import { isBuiltin } from 'node:module';

/** `import a from"node:os";`, `import*as a from"os";`, `import{b as c,d}from"node:fs";`, as esbuild minifies them. */
const statement = /\bimport ?(\*as )?([\w$]+|\{[^{}]*\}) ?from"([\w:/]+)";/g;
const call = /\bimport\("([\w:/]+)"\)/g;

/**
 * A bundle that takes Node's builtins as they are, and those of which it takes the whole not before they are used. When
 * an ES module imports a builtin, Node reads each of its exports for the module's sake, the lazy ones too: `node:http` so
 * loads the whole of undici for its WebSocket, a tenth of the way to the first call to AWS.
 *
 * @throws Error for an import of a form that is not known here.
 */
export function plainBuiltins(text: string): string {
  const plain = text
    .replace(statement, (found, whole: string | undefined, names: string, module: string) => {
      if (!isBuiltin(module)) return found;
      const taken = whole === undefined ? builtin(module) : `new Proxy({},{get:(_,name)=>${builtin(module)}[name]})`;
      return `var ${names.replaceAll(' as ', ':')}=${taken};`;
    })
    .replace(call, (found, module: string) => (isBuiltin(module) ? `Promise.resolve(${builtin(module)})` : found));
  const [, left] = /\bfrom"((?:node:)[\w/]+)"/.exec(plain) ?? [];
  if (left !== undefined) throw new Error(`an import of ${left} has a form that is not known`);
  return plain;
}

function builtin(module: string): string {
  return `process.getBuiltinModule("${module}")`;
}
