// @ts-expect-error: the package brings no types along
import asl from 'asl-validator';
import type { Template } from './parse.ts';

/** What is wrong with the state machines of a template, a line each. */
export function stateMachineProblems({ Resources }: Template): readonly string[] {
  return Object.entries(Resources)
    .filter(([, { Type }]) => Type === 'AWS::StepFunctions::StateMachine')
    .flatMap(([id, { Properties = {} }]) =>
      definitionProblems(Properties).map((problem) => `Resources.${id}: ${problem}`),
    );
}

type Properties = Readonly<Record<string, unknown>>;

function definitionProblems({ DefinitionString, DefinitionSubstitutions = {} }: Properties): readonly string[] {
  const names = Object.keys(DefinitionSubstitutions as object);
  const text = String(DefinitionString);
  const asked = [...new Set([...text.matchAll(/\$\{(\w+)\}/g)].map(([, name = '']) => name))];
  return [
    ...asked.filter((name) => !names.includes(name)).map((name) => `nothing is put in place of \${${name}}`),
    ...names.filter((name) => !asked.includes(name)).map((name) => `${name} is put nowhere`),
    ...statesProblems(text),
  ];
}

/** A number fits wherever a substitution stands, within quotes and without. */
function statesProblems(text: string): readonly string[] {
  const whole = text
    .replaceAll('${Partition}', 'aws')
    .replaceAll('${Function}', 'arn:aws:lambda:eu-west-1:123456789012:function:backfill')
    .replaceAll(/\$\{\w+\}/g, '10');
  const { isValid, errors } = asl(JSON.parse(whole));
  return isValid ? [] : errors.map((error: { readonly message?: string }) => error.message ?? JSON.stringify(error));
}
