import type { Template } from './parse.ts';
import { referenceProblems } from './references.ts';
import type { Spec } from './spec.ts';
import { memberProblems } from './values.ts';

/** What is wrong with a template, a line each; empty where CloudFormation would take it, as far as one can know from here. */
export function templateProblems(spec: Spec, template: Template): readonly string[] {
  const ofResources = Object.entries(template.Resources).flatMap(([id, { Type, Properties = {} }]) => {
    const known = spec.resource(Type);
    if (!known) return [`Resources.${id} is of the type ${Type}, which there is not`];
    return memberProblems(spec, `Resources.${id}`, Properties, known.properties);
  });
  return [...ofResources, ...referenceProblems(spec, template)];
}
