import { describe, expect, test } from 'vitest';
import { parseConfig } from '../../../src/config/parse.ts';
import { quiet, read, sound } from './reading.ts';

describe('what is no YAML is refused at its place, with a hint', () => {
  test('an empty file, and one of comments only', () => {
    expect(read('')).toMatchInlineSnapshot(`
      "c.yml:1:1  the file is empty
        hint: begin with \`name: access-log\`; examples/minimal.yml of legacy-log-ecs has the rest"
    `);
    expect(read('# later\n\n')).toBe(read(''));
    expect(read('---\n')).toBe(read(''));
  });

  test('tabs, each of them', () => {
    expect(read('network:\n\tvpc: vpc-1\nfluentd:\n\timage: x\n')).toMatchInlineSnapshot(`
      "c.yml:2:1  a tab is used for indentation
        hint: YAML is indented with spaces only: replace each tab by two spaces
      c.yml:4:1  a tab is used for indentation
        hint: YAML is indented with spaces only: replace each tab by two spaces"
    `);
  });

  test('a key that stands twice: both places are named', () => {
    expect(read(`${sound}tags:\n  team: a\n  team: b\nname: other\n`)).toMatchInlineSnapshot(`
      "c.yml:12:3  tags.team stands here a second time
        hint: the first is in line 11: keep one of them
      c.yml:13:1  name stands here a second time
        hint: the first is in line 1: keep one of them"
    `);
  });

  test('a key that stands twice, and its value, which is wrong', () => {
    expect(read(`${sound}cluster: a b\n`)).toMatch(
      /^c\.yml:10:1 {2}cluster stands here a second time\n.*\nc\.yml:10:10 {2}cluster must be the name of a cluster/,
    );
  });

  test('a section that stands twice', () => {
    expect(read(`${sound}tags:\n  team: a\ntags:\n  team: b\n`)).toContain('the first is in line 10: keep one');
  });

  test('a list, or a text, in place of settings', () => {
    expect(read('- name: a\n')).toMatchInlineSnapshot(`
      "c.yml:1:1  the file must be a mapping of settings, not a list
        hint: take the dashes or the [ ] away: name: …, region: …, cluster: …, network: …, launchType: …, capacityProviders: …, enableExecuteCommand: …, task: …, roles: …, discovery: …, fluentd: …, batch: …, volume: …, logs: …, app: …, verify: …, tags: …"
    `);
    expect(read('hello\n')).toMatchInlineSnapshot(`
      "c.yml:1:1  the file must be a mapping of settings, not the text "hello"
        hint: its settings stand below it, indented: name, region, cluster, network, launchType, capacityProviders, enableExecuteCommand, task, roles, discovery, fluentd, batch, volume, logs, app, verify, tags"
    `);
  });

  test('a bracket or a quote that is never closed', () => {
    expect(read('command: [cron, -f\nname: a\n')).toMatchInlineSnapshot(`
      "c.yml:2:1  a [ or { that began before is not closed
        hint: each [ ends with ], each { with }; check what is above"
    `);
    expect(read('command: [cron, -f\n')).toBe(read('command: [cron, -f\nname: a\n'));
    expect(read('[cron, -f\n')).toMatchInlineSnapshot(`
      "c.yml:2:1  a [ or { that began before is not closed
        hint: each [ ends with ], each { with }; check what is above"
    `);
    expect(read('name: "a\ncluster: b\n')).toContain('c.yml:1:7  the quote that begins here');
    expect(read('name: "a": b\ncluster: [c, "d\n')).toMatchInlineSnapshot(`
      "c.yml:1:7  a second \`: \` stands on this line
        hint: put a text that holds \`: \` in quotes, or write the inner setting on a line of its own
      c.yml:2:14  the quote that begins here is never closed
        hint: end the text with the same quote
      c.yml:3:1  a [ or { that began before is not closed
        hint: each [ ends with ], each { with }; check what is above"
    `);
    expect(read('name: "a\n')).toMatchInlineSnapshot(`
      "c.yml:1:7  the quote that begins here is never closed
        hint: end the text with the same quote"
    `);
  });

  test('a second colon, and keys that are not in one column', () => {
    expect(read('name: a: b\n')).toMatchInlineSnapshot(`
      "c.yml:1:7  a second \`: \` stands on this line
        hint: put a text that holds \`: \` in quotes, or write the inner setting on a line of its own"
    `);
    expect(read('network:\n  vpc: vpc-0a1b\n    subnets: [subnet-0a]\n  x: y\n')).toMatchInlineSnapshot(`
      "c.yml:3:5  the line does not begin where its neighbours do
        hint: the settings of one mapping begin in the same column"
    `);
    expect(read('network:\n  vpc: "vpc: 0a1b" # a: b\n\n  # c\n    subnets: [a: b]\n  x: y\n')).toMatchInlineSnapshot(`
      "c.yml:5:5  the line does not begin where its neighbours do
        hint: the settings of one mapping begin in the same column"
    `);
    expect(read('batch:\n  - image: "r: x"\n     cpu: 1\n       port: 2\n')).toMatchInlineSnapshot(`
      "c.yml:3:1  the line does not begin where its neighbours do
        hint: the settings of one mapping begin in the same column
      c.yml:4:8  the line does not begin where its neighbours do
        hint: the settings of one mapping begin in the same column"
    `);
    expect(read('network:\n  vpc: a\n subnets: []\n')).toMatchInlineSnapshot(`
      "c.yml:3:1  the line does not begin where its neighbours do
        hint: the settings of one mapping begin in the same column"
    `);
    expect(read('network:\n  vpc: a\n   \n subnets: []\n')).toMatchInlineSnapshot(`
      "c.yml:4:2  the line does not begin where its neighbours do
        hint: the settings of one mapping begin in the same column"
    `);
    expect(read('"a: b": c\n   d: e\n')).toMatchInlineSnapshot(`
      "c.yml:2:4  the line does not begin where its neighbours do
        hint: the settings of one mapping begin in the same column"
    `);
    expect(read("'a: b': c\n   d: e\n")).toBe(read('"a: b": c\n   d: e\n'));
  });

  test('a variable without quotes inside braces', () => {
    expect(read('discovery: { ttl: ${TTL} }\nname: a\n')).toMatchInlineSnapshot(`
      "c.yml:1:20  a variable stands here without quotes
        hint: inside { } and [ ] a variable stands in quotes: "\${NAME}""
    `);
    expect(read('name: ${A}: b\n')).toContain('c.yml:1:7  a second `: ` stands on this line');
    expect(read('network:\n  subnets: [${A}]\n')).toMatchInlineSnapshot(`
      "c.yml:2:14  a variable stands here without quotes
        hint: inside { } and [ ] a variable stands in quotes: "\${NAME}""
    `);
  });

  test('a space that is missing after a colon', () => {
    expect(read('name: a\ncluster:b\nregion: c\n')).toMatchInlineSnapshot(`
      "c.yml:2:1  a space is missing after \`cluster:\`
        hint: write \`cluster: …\`"
    `);
    expect(read('name: a\ncluster:b\n')).toBe(read('name: a\ncluster:b\nregion: c\n'));
    expect(read('name: a\nsome text:b\n')).toBe(read('name: a\ncluster\n'));
    expect(read('name: a\ncluster\n')).toMatchInlineSnapshot(`
      "c.yml:2:1  no setting with its value stands here
        hint: a setting is written \`name: value\`, with a space after the colon"
    `);
  });

  test('a character that only looks plain', () => {
    expect(read('name: a\ncluster:\u00a0b\n')).toMatchInlineSnapshot(`
      "c.yml:2:9  a character stands here that only looks like a space (U+00A0)
        hint: type it anew, as a plain one"
    `);
    expect(read('name: a\ncluster\uff1ab\n')).toMatchInlineSnapshot(`
      "c.yml:2:8  a character stands here that only looks like a colon (U+FF1A)
        hint: type it anew, as a plain one"
    `);
    expect(read(sound.replace('  image: registry/batch', '\u3000image: registry/batch'))).toMatchInlineSnapshot(`
      "c.yml:8:7  batch has no value
        hint: The container that reads the files and fills the database; it needs image
      c.yml:9:1  a character stands here that only looks like a space (U+3000)
        hint: type it anew, as a plain one"
    `);
    expect(read(`# 名前\u3000\n${sound}tags: { "a\u00a0b": "c\u3000d" }\n`)).toBe('');
  });

  test('a star without quotes, and an alias to nothing', () => {
    expect(read('tag: **\nother: *\n')).toMatchInlineSnapshot(`
      "c.yml:2:8  a \`*\` begins a reference here
        hint: put a text that begins with * in quotes: '**'"
    `);
    expect(read(`${sound}tags: { a: *b }\n`)).toMatchInlineSnapshot(`
      "c.yml:10:12  tags.a refers with * to nothing above it
        hint: define it with & above, or, for a text that begins with *, write it in quotes: '**'"
    `);
  });

  test('a second document', () => {
    expect(read(`${sound}---\nname: b\n`)).toMatchInlineSnapshot(`
      "c.yml:10:1  a second document begins here
        hint: the file holds one configuration: take the \`---\` and what follows it out"
    `);
  });

  test('an alias that is nearly the name of an anchor', () => {
    expect(read(`${quiet}fluentd: { image: &image 'one:1' }\nbatch: { image: *imgae }\n`)).toMatchInlineSnapshot(`
      "c.yml:7:17  batch.image refers with * to nothing above it
        hint: did you mean *image?"
    `);
  });

  test('a tag, a directive, and another version of YAML', () => {
    expect(read('name: !env NAME\n')).toMatchInlineSnapshot(`
      "c.yml:1:7  a tag (a word that begins with !) stands here, which no setting takes
        hint: take the tag out, or put a text that begins with ! in quotes"
    `);
    expect(read('name: !!binary aGk=\n')).toBe(read('name: !env NAME\n'));
    expect(read('%YAML 1.1\n---\nname: a\n')).toMatchInlineSnapshot(`
      "c.yml:1:1  the file asks for YAML 1.1
        hint: take the %YAML line out: this is YAML 1.2"
    `);
  });

  test('a list as a key', () => {
    expect(read('? [a]\n: b\n')).toMatchInlineSnapshot(`
      "c.yml:1:3  a list or mapping is used as a key
        hint: keys are plain words such as \`name\`"
    `);
  });

  test('a character that no text holds', () => {
    expect(read('name: a\ncluster: b\0c\n')).toMatchInlineSnapshot(`
      "c.yml:2:11  an invisible character stands here (U+0000)
        hint: save the file as plain UTF-8 text"
    `);
    expect(read('\0name: a\n')).toContain('c.yml:1:1  an invisible character stands here (U+0000)');
    expect(read('name: a\r\r\ncluster: b\r\r\n')).toContain('c.yml:1:8  an invisible character stands here (U+000D)');
    expect(read('name: \uFEFFa\n')).toMatchInlineSnapshot(`
      "c.yml:1:7  an invisible character stands here (U+FEFF)
        hint: save the file as plain UTF-8 text"
    `);
  });
});

test('a character that has a meaning in YAML, where a text begins or between two', () => {
  expect(read('name: & b\n')).toMatchInlineSnapshot(`
    "c.yml:1:7  a text begins here with a character that has a meaning in YAML
      hint: put a text that begins with &, * or ! in quotes"
  `);
  for (const text of ['name: &a &b c\n', 'name: !a !b c\n', 'name: &a b\nc: &b *a\n']) {
    expect(read(text)).toContain('a text begins here with a character that has a meaning in YAML\n');
  }
  expect(read('name: `a`\n')).toMatchInlineSnapshot(`
    "c.yml:1:7  a text may not begin with this character
      hint: put the text in quotes"
  `);
  expect(read('command: ["a" "b"]\n')).toMatchInlineSnapshot(`
    "c.yml:1:15  a comma is missing
      hint: inside { } and [ ] a comma stands between two entries"
  `);
  expect(read('name: ]\n')).toMatchInlineSnapshot(`
    "c.yml:1:7  this is not YAML
      hint: check the quotes, the colons and the indentation of this line"
  `);
});

test('what follows from a text of several lines that begins wrongly is not said', () => {
  expect(read('name: |x\n     \n  b\n')).toMatchInlineSnapshot(`
    "c.yml:1:8  a text stands here after | or >, with which a text of several lines begins
      hint: put a text that begins with | or > in quotes, or begin it in the next line"
  `);
});

describe('a text that needs quotes is not shown, for it may be a password', () => {
  const database = (value: string) => read(`${sound}  environment:\n    DB_PASSWORD: ${value}\n`);

  test.each([
    '*hunter2',
    '!hunter2',
    '!hunter2 s3cret',
    '!<hunter2',
    '!hunter2!',
    '>hunter2',
    '>hunter2 s3cret',
    '|hunter2',
    '&hunter2 s3cret',
    '&hunter2',
    '& hunter2',
    '&s3cret *hunter2',
    '&s3cret &hunter2 s3cret',
    '!s3cret !hunter2 s3cret',
    '@hunter2',
    '%hunter2',
    '"s3cret" hunter2',
    '"s3cret\\hunter2"',
    ']hunter2',
    '{hunter2',
    '- hunter2',
    'hunter2: s3cret',
    'hunter2: s3cret: x',
    '"hunter2',
  ])('%s', (value) => {
    expect(database(value)).toMatch(/^c\.yml:1[123]:/);
    expect(database(value)).not.toMatch(/hunter2|s3cret/);
  });

  test('but what is wrong with it is said', () => {
    expect(
      ['*hunter2', '!hunter2', '>hunter2', '&hunter2 s3cret', '"a" b', '"\\hunter2"'].map(database).join('\n'),
    ).toMatchInlineSnapshot(`
      "c.yml:11:18  batch.environment.DB_PASSWORD refers with * to nothing above it
        hint: define it with & above, or, for a text that begins with *, write it in quotes: '**'
      c.yml:11:18  a tag (a word that begins with !) stands here, which no setting takes
        hint: take the tag out, or put a text that begins with ! in quotes
      c.yml:11:19  a text stands here after | or >, with which a text of several lines begins
        hint: put a text that begins with | or > in quotes, or begin it in the next line
      c.yml:11:27  warning: batch.environment.DB_PASSWORD begins with an anchor (a word that begins with &), to which nothing refers
        hint: put a text that begins with & in quotes, or take the anchor out
      c.yml:11:22  something stands here after the end of the value
        hint: put the whole value in quotes
      c.yml:11:19  a \\ between double quotes begins something that YAML does not know
        hint: write \\\\ for one backslash, or use single quotes, in which it is a plain character"
    `);
    expect(read('%hunter2\n---\nname: a\n')).toMatchInlineSnapshot(`
      "c.yml:1:1  a line that begins with % is for the YAML reader, and this one is not known
        hint: take the line out, or put a text that begins with % in quotes"
    `);
  });
});

describe('what would take all time or memory is refused early', () => {
  test('a file of 10 MB', () => {
    expect(read('a'.repeat(10_000_000))).toMatchInlineSnapshot(`
      "c.yml:1:1  the file is larger than 1 MiB, which no configuration is
        hint: check that this is the configuration and not a log or an image"
    `);
  });

  test('an alias bomb', () => {
    const bomb = `${sound}tags:
  a: &a [x, x, x, x, x, x, x, x, x]
  b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a]
  c: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b]
  d: &d [*c, *c, *c, *c, *c, *c, *c, *c, *c]
  e: &e [*d, *d, *d, *d, *d, *d, *d, *d, *d]
  f: &f [*e, *e, *e, *e, *e, *e, *e, *e, *e]
  g: &g [*f, *f, *f, *f, *f, *f, *f, *f, *f]
  h: &h [*g, *g, *g, *g, *g, *g, *g, *g, *g]
  i: &i [*h, *h, *h, *h, *h, *h, *h, *h, *h]
`;
    expect(read(bomb)).toMatchInlineSnapshot(`
      "c.yml:11:3  the file holds more than 20,000 values, with its aliases unfolded
        hint: an alias may refer to aliases or to itself: write the values out"
    `);
  });

  test('an alias to itself', () => {
    expect(read(`${sound}tags: &a { a: *a }\n`)).toMatchInlineSnapshot(`
      "c.yml:10:10  the values are nested too deeply
        hint: no setting is more than six levels deep; an alias may refer to aliases or to itself: write the values out"
    `);
  });

  test('an alias to itself is all that is said, wherever it stands', () => {
    expect(read(`tags: &a { a: *a }\n${sound}`)).toMatchInlineSnapshot(`
      "c.yml:1:10  the values are nested too deeply
        hint: no setting is more than six levels deep; an alias may refer to aliases or to itself: write the values out"
    `);
  });

  test('ten thousand lists in one line, which the parser gives up', () => {
    expect(read(`name: a: b\ntags:\n  ${'- '.repeat(10_000)}x\n`)).toMatch(
      /^c\.yml:3:\d+ {2}the lists and mappings are nested too deeply\n.*$/,
    );
  });

  test('a hundred thousand brackets', () => {
    expect(read(`tags: ${'['.repeat(100_000)}`)).toMatchInlineSnapshot(`
      "c.yml:1:107  the lists and mappings are nested too deeply
        hint: no setting is more than six levels deep: check the brackets"
    `);
  });
});

describe('what only looks odd is read', () => {
  test.each([
    { name: 'a byte order mark at the start', text: `\uFEFF${sound}` },
    { name: 'line ends of Windows', text: sound.replaceAll('\n', '\r\n') },
    { name: 'an explicit document', text: `%YAML 1.2\n---\n${sound}...\n` },
    {
      name: 'brackets that stand beside each other',
      text: sound.replace('e6767fd9\n', `e6767fd9 # ${'[]'.repeat(101)} ${']'.repeat(101)}\n`),
    },
    { name: 'an alias', text: `${quiet}fluentd: { image: &image 'one:1' }\nbatch: { image: *image }\n` },
  ])('$name', ({ text }) => {
    expect(read(text)).toBe('');
  });

  test('places are right after a byte order mark and line ends of Windows', () => {
    expect(read('\uFEFFnam: a\r\nclusterr: b\r\n').match(/c\.yml:\d+:\d+ {2}\w+ is not/g)).toEqual([
      'c.yml:1:1  nam is not',
      'c.yml:2:1  clusterr is not',
    ]);
  });

  test('an alias repeats a whole section', () => {
    const text = `${sound.replace('batch:\n', 'batch:\n  environment: &e { A: "1" }\n')}tags: *e\n`;
    const { config } = parseConfig({ file: 'c.yml', text }, { variables: {} });
    expect(config?.tags).toEqual({ A: '1' });
  });
});

test('a value that ends with a colon is at fault itself, and not the line below it', () => {
  expect(read(`${sound}tags:\n  title: Note:\n  team: web\n`)).toMatchInlineSnapshot(`
    "c.yml:11:10  a second \`: \` stands on this line
      hint: put a text that holds \`: \` in quotes, or write the inner setting on a line of its own"
  `);
});

describe('an anchor to which nothing refers', () => {
  const file = (network: string, batch: string) => `name: a
cluster: c
network: ${network}
fluentd: { image: f:1 }
batch: ${batch}
discovery: { namespace: internal }
volume: { type: docker }
`;
  const network = '{ vpc: vpc-1, subnets: [subnet-1], securityGroups: [sg-1] }';

  test('is a warning, and what is wrong below it is said all the same', () => {
    expect(
      read(file('&net { vpc: vpc-1, subnets: [], securityGroups: [sg-1] }', '&batch { image: b:1, cpu: -5 }')),
    ).toMatchInlineSnapshot(`
      "c.yml:3:15  warning: network begins with an anchor (a word that begins with &), to which nothing refers
        hint: put a text that begins with & in quotes, or take the anchor out
      c.yml:3:38  network.subnets is an empty list
        hint: from 1 to 16 entries
      c.yml:5:15  warning: batch begins with an anchor (a word that begins with &), to which nothing refers
        hint: put a text that begins with & in quotes, or take the anchor out
      c.yml:5:34  batch.cpu is -5, which is out of its range
        hint: CPU units of the container; 1024 are one vCPU: a whole number from 0 to 196608"
    `);
  });

  test('is named where it stands, and not where an alias repeats it', () => {
    expect(read(`${file(network, '{ image: b:1, environment: &e { A: &a x } }')}tags: *e\n`)).toContain(
      'c.yml:5:46  warning: batch.environment.A begins with an anchor',
    );
  });

  test('hides no rule about several settings', () => {
    expect(read(file(network, '{ image: b:1, secrets: &s { A: "/x/y" } }'))).toContain('roles.execution');
  });

  test('may be the whole file’s', () => {
    expect(read(`--- &all\n${file(network, '{ image: b:1, command: [] }')}`)).toMatchInlineSnapshot(`
      "c.yml:2:1  warning: the file begins with an anchor (a word that begins with &), to which nothing refers
        hint: put a text that begins with & in quotes, or take the anchor out
      c.yml:6:31  batch.command is an empty list
        hint: at least one entry"
    `);
  });
});
