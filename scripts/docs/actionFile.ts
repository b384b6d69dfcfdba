import { stringify } from 'yaml';
import { outputs } from '../../src/index.ts';
import { inputs } from './inputs.ts';

/** The two sections of action.yml, as YAML. */
export function actionSections() {
  return {
    inputs: yaml(
      'inputs',
      inputs().map(({ name, words, fallback }) => [name, { description: words, ...given(fallback) }]),
    ),
    outputs: yaml(
      'outputs',
      Object.entries(outputs).map(([name, words]) => [name, { description: words }]),
    ),
  };
}

function given(fallback: string | undefined) {
  return fallback === undefined ? { required: false } : { default: fallback };
}

function yaml(section: string, entries: readonly (readonly [string, unknown])[]): string {
  return stringify({ [section]: Object.fromEntries(entries) }, { lineWidth: 0, singleQuote: true }).trimEnd();
}
