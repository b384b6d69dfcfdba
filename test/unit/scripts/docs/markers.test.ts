import { expect, test } from 'vitest';
import { fill } from '../../../../scripts/docs/markers.ts';

const page = `# Title
<!-- inputs: made by npm run docs -->
old
<!-- /inputs -->
between
<!-- outputs: made by npm run docs -->
<!-- /outputs -->
end
`;

test('each marked section is written anew, and the rest is left as it is', () => {
  expect(fill(page, 'md', { inputs: 'the inputs', outputs: 'the\noutputs', unused: '' })).toEqual({
    text: `# Title
<!-- inputs: made by npm run docs -->
the inputs
<!-- /inputs -->
between
<!-- outputs: made by npm run docs -->
the
outputs
<!-- /outputs -->
end
`,
    names: ['inputs', 'outputs'],
  });
});

test('a file of YAML has its markers as comments', () => {
  const text = 'name: x\n# inputs: made by npm run docs\ninputs: {}\n# /inputs\nruns: {}\n';
  expect(fill(text, 'yml', { inputs: 'inputs: { a: {} }' }).text).toBe(
    'name: x\n# inputs: made by npm run docs\ninputs: { a: {} }\n# /inputs\nruns: {}\n',
  );
});

test('a name that nobody makes is an error, and so is a section that does not end', () => {
  expect(() => fill(page, 'md', { inputs: '' })).toThrow('nobody makes a section "outputs": inputs');
  expect(() => fill('<!-- a: made by npm run docs -->\n', 'md', { a: '' })).toThrow(
    'the section "a" has no end: <!-- /a -->',
  );
});
