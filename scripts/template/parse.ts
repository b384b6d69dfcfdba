import { type CollectionTag, type Node, Pair, parseDocument, Scalar, type ScalarTag, visit, YAMLMap } from 'yaml';

/** A template as CloudFormation reads it, with the short forms (`!Ref x`) as `{ Ref: 'x' }`. */
export interface Template {
  readonly Parameters?: Readonly<Record<string, unknown>>;
  readonly Conditions?: Readonly<Record<string, unknown>>;
  readonly Resources: Readonly<Record<string, TemplateResource>>;
  readonly Outputs?: Readonly<Record<string, unknown>>;
}

export interface TemplateResource {
  readonly Type: string;
  readonly Properties?: Readonly<Record<string, unknown>>;
  readonly Condition?: string;
  readonly DependsOn?: string | readonly string[];
}

const shortForms = ['Ref', 'Condition', 'GetAtt', 'Sub', 'Join', 'If', 'Not', 'And', 'Or', 'Equals', 'Select', 'Split'];

/** @throws TypeError for what CloudFormation does not read: broken YAML, unknown tags, and aliases, which it has none of. */
export function parseTemplate(text: string): Template {
  const document = parseDocument(text, { customTags: (tags) => [...tags, ...shortForms.flatMap(tagsOf)] });
  const [problem] = [...document.errors, ...document.warnings];
  if (problem) throw new TypeError(problem.message);
  visit(document, {
    Alias: (_, { source }) => {
      throw new TypeError(`CloudFormation knows no aliases, and there is *${source}`);
    },
  });
  return document.toJS();
}

/** A short form may stand before a text, a list or a map. */
function tagsOf(name: string): (ScalarTag | CollectionTag)[] {
  const [tag, long] = [`!${name}`, name === 'Ref' || name === 'Condition' ? name : `Fn::${name}`];
  const wrapped = (value: Node) => {
    const map = new YAMLMap();
    map.items.push(new Pair(new Scalar(long), value));
    return map;
  };
  return [
    { tag, resolve: (text) => ({ [long]: text }) },
    { tag, collection: 'seq', resolve: (value) => wrapped(value as Node) },
    { tag, collection: 'map', resolve: (value) => wrapped(value as Node) },
  ];
}
