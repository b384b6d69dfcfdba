import { expect, test } from 'vitest';
import { formProblems } from '../../../../scripts/github/forms.ts';

const good = `name: A bug
description: Something is wrong
labels: [bug]
body:
  - type: textarea
    id: happened
    attributes: { label: What happened }
    validations: { required: true }
  - type: dropdown
    id: part
    attributes: { label: Where, options: [Action, Lambda] }
`;

test('a form that GitHub shows has no problem', () => {
  expect(formProblems('bug.yml', good)).toEqual([]);
});

test.each([
  { name: 'an element of no known kind', from: 'type: textarea', to: 'type: text', at: 'body.0.type' },
  {
    name: 'an element without a label',
    from: 'label: What happened',
    to: 'render: text',
    at: 'body.0.attributes.label',
  },
  { name: 'an id twice', from: 'id: part', to: 'id: happened', at: 'body' },
  { name: 'an option twice', from: '[Action, Lambda]', to: '[Action, Action]', at: 'body.1.attributes.options' },
  {
    name: 'a word that GitHub does not know',
    from: 'required: true',
    to: 'needed: true',
    at: 'body.0.validations.needed',
  },
])('a form with $name is refused at $at', ({ from, to, at }) => {
  expect(formProblems('bug.yml', good.replace(from, to)).at(-1)).toMatch(`bug.yml  ${at}: `);
});

test('the chooser links to addresses', () => {
  const chooser = (url: string) =>
    `blank_issues_enabled: false\ncontact_links: [{ name: a, url: '${url}', about: b }]\n`;
  expect(formProblems('x/config.yml', chooser('https://example.org/'))).toEqual([]);
  expect(formProblems('x/config.yml', chooser('example.org'))).toHaveLength(1);
});
