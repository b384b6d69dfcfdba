import type { Template } from './parse.ts';
import type { Spec } from './spec.ts';
import { isMap } from './values.ts';

/** Something that a template refers to by name: a parameter or resource, an attribute of one, or a condition. */
export interface Reference {
  readonly place: string;
  readonly kind: 'name' | 'attribute' | 'condition';
  readonly name: string;
}

/** Everything that a part of a template refers to, at any depth. */
export function referencesIn(place: string, value: unknown): readonly Reference[] {
  if (Array.isArray(value)) return value.flatMap((entry, at) => referencesIn(`${place}[${at}]`, entry));
  if (!isMap(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) => [
    ...ofFunction(place, key, inner),
    ...referencesIn(`${place}.${key}`, inner),
  ]);
}

function ofFunction(place: string, key: string, inner: unknown): readonly Reference[] {
  switch (key) {
    case 'Ref':
      return [{ place, kind: 'name', name: String(inner) }];
    case 'Condition':
      return typeof inner === 'string' ? [{ place, kind: 'condition', name: inner }] : [];
    case 'Fn::If':
      return [{ place, kind: 'condition', name: String((inner as readonly unknown[])[0]) }];
    case 'Fn::GetAtt':
      return [{ place, kind: 'attribute', name: Array.isArray(inner) ? inner.join('.') : String(inner) }];
    case 'Fn::Sub':
      return ofText(place, inner);
    default:
      return [];
  }
}

/** The names in a text of `Fn::Sub`, but for those that it brings along. */
function ofText(place: string, inner: unknown): readonly Reference[] {
  const [text, own] = Array.isArray(inner) ? inner : [inner, {}];
  const names = [...String(text).matchAll(/\$\{([^!}][^}]*)\}/g)].map(([, name = '']) => name);
  return names
    .filter((name) => !Object.hasOwn(own, name))
    .map((name) => ({ place, kind: name.startsWith('AWS::') || !name.includes('.') ? 'name' : 'attribute', name }));
}

/** References that lead nowhere, and parameters and conditions to which none leads. */
export function referenceProblems(spec: Spec, template: Template): readonly string[] {
  const { Parameters = {}, Conditions = {}, Resources, Outputs = {} } = template;
  const references = referencesIn('', { Resources, Outputs, Conditions });
  const used = new Set(references.map(({ name }) => name));
  const unused = [...Object.keys(Parameters), ...Object.keys(Conditions)].filter((name) => !used.has(name));
  return [
    ...references.filter((it) => !leadsSomewhere(spec, template, it)).map(({ place, name }) => dangling(place, name)),
    ...dependenciesOf(template)
      .filter(({ name }) => !Resources[name])
      .map(({ place, name }) => dangling(place, name)),
    ...unused.map((name) => `nothing refers to ${name}`),
  ];
}

function dangling(place: string, name: string): string {
  return `${place.slice(1)} refers to ${name}, which there is not`;
}

function leadsSomewhere(spec: Spec, template: Template, { kind, name }: Reference): boolean {
  const { Parameters = {}, Conditions = {}, Resources } = template;
  switch (kind) {
    case 'condition':
      return Object.hasOwn(Conditions, name);
    case 'name':
      return pseudo.has(name) || Object.hasOwn(Parameters, name) || Object.hasOwn(Resources, name);
    case 'attribute': {
      const [resource = '', ...path] = name.split('.');
      const type = Resources[resource]?.Type;
      return type !== undefined && (spec.resource(type)?.attributes ?? []).includes(path.join('.'));
    }
  }
}

const pseudo = new Set(
  ['AccountId', 'NoValue', 'Partition', 'Region', 'StackId', 'StackName', 'URLSuffix', 'NotificationARNs'].map(
    (name) => `AWS::${name}`,
  ),
);

function dependenciesOf({ Resources }: Template): readonly { readonly place: string; readonly name: string }[] {
  return Object.entries(Resources).flatMap(([id, { DependsOn = [] }]) =>
    [DependsOn].flat().map((name) => ({ place: `.Resources.${id}.DependsOn`, name })),
  );
}
