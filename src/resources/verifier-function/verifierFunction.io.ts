import type { Resource } from '../resource.ts';
import { diffFunction } from './diff.ts';
import type { ObservedVerifier } from './verifierFunction.ts';

/** The functions that verify. Undefined where a deploy is not told of any: then they are somebody else's. */
export const verifierFunction: Resource<ObservedVerifier | undefined, undefined> = {
  name: 'verifier-function',
  read: async (world, { verifier }) => {
    if (!verifier) return undefined;
    const { readCode, readFunction } = await import('./functions.io.ts');
    const functions = Promise.all(verifier.functions.map((name) => readFunction(world, name)));
    const [code, observed] = await Promise.all([readCode(), functions]);
    return { code, functions: observed };
  },
  diff: ({ desired: { verifier }, observed }) => ({
    differences:
      verifier && observed ? observed.functions.flatMap((it) => diffFunction(verifier, observed.code, it)) : [],
    standing: undefined,
  }),
  apply: async (world, { name, changes }, { desired: { verifier }, observed }, signal) => {
    const standing = observed?.functions.find((it) => it.name === name);
    if (verifier && observed && standing) {
      const { updateFunction } = await import('./functions.io.ts');
      await updateFunction(world, standing, changes, { code: observed.code, settings: verifier.settings }, signal);
    }
    return { standing: undefined };
  },
};
