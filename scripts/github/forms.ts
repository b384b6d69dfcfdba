import * as v from 'valibot';
import { parse } from 'yaml';
import { issuesOf } from './issuesOf.ts';

const words = v.pipe(v.string(), v.nonEmpty());
const required = v.optional(v.strictObject({ required: v.boolean() }));
const asked = { label: words, description: v.optional(words) };

/** The elements that this project uses. Source: "Syntax for GitHub's form schema". */
const element = v.variant('type', [
  v.strictObject({ type: v.literal('markdown'), attributes: v.strictObject({ value: words }) }),
  v.strictObject({
    type: v.literal('input'),
    id: words,
    attributes: v.strictObject({ ...asked, placeholder: v.optional(words) }),
    validations: required,
  }),
  v.strictObject({
    type: v.literal('textarea'),
    id: words,
    attributes: v.strictObject({ ...asked, render: v.optional(words) }),
    validations: required,
  }),
  v.strictObject({
    type: v.literal('dropdown'),
    id: words,
    attributes: v.strictObject({ ...asked, options: v.pipe(v.array(words), v.minLength(2), isEachOnce('an option')) }),
    validations: required,
  }),
]);

const form = v.strictObject({
  name: words,
  description: words,
  labels: v.array(words),
  body: v.pipe(
    v.array(element),
    v.check((body) => body.some(({ type }) => type !== 'markdown'), 'nothing is asked'),
    v.check((body) => isUnique(body.flatMap((one) => ('id' in one ? one.id : []))), 'an id stands twice'),
  ),
});

const chooser = v.strictObject({
  blank_issues_enabled: v.boolean(),
  contact_links: v.array(v.strictObject({ name: words, url: v.pipe(v.string(), v.url()), about: words })),
});

/** What is wrong with an issue form, or with the chooser beside the forms. GitHub shows a wrong one to nobody. */
export function formProblems(path: string, text: string): readonly string[] {
  const { issues = [] } = v.safeParse(path.endsWith('/config.yml') ? chooser : form, parse(text));
  return issuesOf(path, issues);
}

function isEachOnce(what: string) {
  return v.check<string[], string>(isUnique, `${what} stands twice`);
}

function isUnique(values: readonly string[]): boolean {
  return new Set(values).size === values.length;
}
