import { readFileSync } from 'node:fs';
import { parseTemplate } from '../../scripts/template/parse.ts';

/** The statement of what only the doctor reads, which a role may do without. */
export const ofDoctor = 'TheDoctorReads';

/** The actions that a policy of examples/ allows, or those of some of its statements, in order of name and each once. */
export function allowedBy(policy: string, isMeant: (sid: string) => boolean = () => true): readonly string[] {
  const text = readFileSync(new URL(`../../examples/${policy}.json`, import.meta.url), 'utf8');
  const { Statement } = JSON.parse(text) as {
    readonly Statement: readonly { readonly Sid: string; readonly Action: string | string[] }[];
  };
  return [...new Set(Statement.filter(({ Sid }) => isMeant(Sid)).flatMap(({ Action }) => Action))].sort();
}

/** The actions that a policy allows which a rendering wrote, in order of name and each once. */
export function allowedIn(text: string): readonly string[] {
  const { Statement } = JSON.parse(text) as { readonly Statement: readonly { readonly Action: string | string[] }[] };
  return [...new Set(Statement.flatMap(({ Action }) => Action))].sort();
}

/** The actions that policies of the template allow, in order of name and each once. */
export function allowedByTemplate(...policies: readonly string[]): readonly string[] {
  const { Resources } = parseTemplate(readFileSync(new URL('../../lambda/template.yaml', import.meta.url), 'utf8'));
  const actions = policies.flatMap((policy) => actionsIn(Resources[policy]?.Properties?.PolicyDocument));
  return [...new Set(actions)].sort();
}

/** In a statement, or in one that stands there by a condition. */
function actionsIn(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(actionsIn);
  if (typeof value !== 'object' || value === null) return [];
  const { Action, ...others } = value as { readonly Action?: string | readonly string[] };
  return [...[Action ?? []].flat(), ...Object.values(others).flatMap(actionsIn)];
}
