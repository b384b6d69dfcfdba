import { describe, expect, test } from 'vitest';
import { parseConfig } from '../../../src/config/parse.ts';
import { read, sound } from './reading.ts';

const inFluentd = (line: string) => sound.replace('batch:\n', `  ${line}\nbatch:\n`);
const inDiscovery = (more: string) => sound.replace('namespace: internal', `namespace: internal, ${more}`);
const onFargate = (more: string) => `${sound}launchType: FARGATE
region: eu-west-1
roles: { execution: arn:aws:iam::123456789012:role/execution }
${more}
`;
const verify = (logs: string, more = '') => `${sound}verify:
  logs: [${logs}]
  database: { engine: postgres, secret: db, table: t, time: at }
${more}`;
const volume = (text: string) => sound.replace(/volume: .*\n/, `volume: { ${text} }\n`);
const letters = (count: number) => 'a'.repeat(count);
const list = (count: number, entry: (number: number) => string) =>
  Array.from({ length: count }, (_, n) => entry(n)).join(', ');
const subnets = (count: number) =>
  sound.replace(
    'subnet-0a, subnet-0b',
    list(count, (n) => `subnet-${n}`),
  );
const groups = (count: number) => sound.replace('[sg-0a]', `[${list(count, (n) => `sg-${n}`)}]`);

describe('the last value that is taken, and the first that is not', () => {
  test.each([
    {
      name: 'characters of the name',
      inside: sound.replace('access-log', letters(200)),
      outside: sound.replace('access-log', letters(201)),
    },
    {
      name: 'characters of the cluster',
      inside: sound.replace('production', letters(255)),
      outside: sound.replace('production', letters(256)),
    },
    { name: 'subnets', inside: subnets(16), outside: subnets(17) },
    { name: 'security groups', inside: groups(5), outside: groups(6) },
    { name: 'CPU units of a container', inside: inFluentd('cpu: 196608'), outside: inFluentd('cpu: 196609') },
    { name: 'no CPU units', inside: inFluentd('cpu: 0'), outside: inFluentd('cpu: -1') },
    { name: 'the least memory', inside: inFluentd('memoryReservation: 6'), outside: inFluentd('memoryReservation: 5') },
    {
      name: 'the least hard limit',
      inside: inFluentd('memoryReservation: 6\n  memory: 6'),
      outside: inFluentd('memoryReservation: 6\n  memory: 5'),
      says: /out of its range/,
    },
    {
      name: 'the most memory',
      inside: inFluentd('memoryReservation: 33554432'),
      outside: inFluentd('memoryReservation: 33554433'),
    },
    { name: 'the highest hard limit', inside: inFluentd('memory: 33554432'), outside: inFluentd('memory: 33554433') },
    {
      name: 'the shortest time to stop',
      inside: inFluentd('stopTimeout: 2'),
      outside: inFluentd('stopTimeout: 1'),
      says: /out of its range/,
    },
    {
      name: 'the longest time to stop',
      inside: inFluentd('stopTimeout: 3600'),
      outside: inFluentd('stopTimeout: 3601'),
      says: /out of its range/,
    },
    {
      name: 'the longest time to stop on Fargate',
      inside: onFargate('task: { cpu: 1024, memory: 2048 }').replace('batch:\n', '  stopTimeout: 120\nbatch:\n'),
      outside: onFargate('task: { cpu: 1024, memory: 2048 }').replace('batch:\n', '  stopTimeout: 121\nbatch:\n'),
    },
    {
      name: 'the smallest task',
      inside: `${sound.replaceAll('image:', 'cpu: 64\n  image:')}task: { cpu: 128 }\n`,
      outside: `${sound.replaceAll('image:', 'cpu: 64\n  image:')}task: { cpu: 127 }\n`,
      says: /out of its range/,
    },
    {
      name: 'the smallest memory of a task',
      inside: `${sound.replaceAll('image:', 'memoryReservation: 64\n  image:')}task: { memory: 128 }\n`,
      outside: `${sound.replaceAll('image:', 'memoryReservation: 63\n  image:')}task: { memory: 127 }\n`,
      says: /out of its range/,
    },
    {
      name: 'the largest task',
      inside: `${sound}task: { cpu: 196608, memory: 33554432 }\n`,
      outside: `${sound}task: { cpu: 196609, memory: 33554432 }\n`,
    },
    {
      name: 'the largest memory of a task',
      inside: `${sound}task: { memory: 33554432 }\n`,
      outside: `${sound}task: { memory: 33554433 }\n`,
    },
    { name: 'the first port for everybody', inside: inFluentd('port: 1024'), outside: inFluentd('port: 1023') },
    { name: 'the last port', inside: inFluentd('port: 65535'), outside: inFluentd('port: 65536') },
    {
      name: 'characters of an image',
      inside: inFluentd('').replace('registry/fluentd', letters(246)),
      outside: inFluentd('').replace('registry/fluentd', letters(247)),
    },
    { name: 'the TTL', inside: inDiscovery('ttl: 60'), outside: inDiscovery('ttl: 61') },
    { name: 'the TTL of what does not exist', inside: inDiscovery('soaTtl: 60'), outside: inDiscovery('soaTtl: 61') },
    { name: 'no TTL', inside: inDiscovery('ttl: 0, soaTtl: 0'), outside: inDiscovery('ttl: 0, soaTtl: -1') },
    {
      name: 'a label of DNS',
      inside: inDiscovery(`service: ${letters(63)}`),
      outside: inDiscovery(`service: ${letters(64)}`),
    },
    {
      name: 'a whole name of DNS',
      inside: sound.replace('internal', `${`${letters(48)}.`.repeat(4)}${letters(49)}`),
      outside: sound.replace('internal', `${`${letters(48)}.`.repeat(4)}${letters(50)}`),
    },
    {
      name: 'characters of a log group',
      inside: `${sound}logs: { group: ${letters(512)} }\n`,
      outside: `${sound}logs: { group: ${letters(513)} }\n`,
    },
    {
      name: 'characters of a Docker volume',
      inside: volume(`type: docker, name: ${letters(255)}`),
      outside: volume(`type: docker, name: ${letters(256)}`),
    },
    {
      name: 'digits of a duration',
      inside: inFluentd('flushInterval: 999999s'),
      outside: inFluentd('flushInterval: 1000000s'),
    },
    {
      name: 'the offset furthest in the east',
      inside: inFluentd('timezone: "+14:59"'),
      outside: inFluentd('timezone: "+15:00"'),
    },
    {
      name: 'groups of lines',
      inside: verify(list(50, (n) => `{ group: /${n} }`)),
      outside: verify(list(51, (n) => `{ group: /${n} }`)),
    },
    {
      name: 'the time after which lines are lost',
      inside: verify('{ group: /a }', '  lostAfter: 601s\n'),
      outside: verify('{ group: /a }', '  lostAfter: 600s\n'),
    },
    {
      name: 'tags',
      inside: `${sound}tags: { ${list(48, (n) => `t${n}: x`)} }\n`,
      outside: `${sound}tags: { ${list(49, (n) => `t${n}: x`)} }\n`,
    },
    {
      name: 'characters of a tag’s name',
      inside: `${sound}tags: { ${letters(128)}: x }\n`,
      outside: `${sound}tags: { ${letters(129)}: x }\n`,
    },
    {
      name: 'characters of a tag’s value',
      inside: `${sound}tags: { a: ${letters(256)} }\n`,
      outside: `${sound}tags: { a: ${letters(257)} }\n`,
    },
    { name: 'a name that is no tag', inside: `${sound}tags: { a: x }\n`, outside: `${sound}tags: { "": x }\n` },
  ])('$name', ({ inside, outside, says }) => {
    expect(read(inside)).toBe('');
    expect(read(outside)).toMatch(says ?? /^c\.yml:\d+:\d+ {2}\S/);
  });
});

test('a TTL has at most a day', () => {
  expect(read(inDiscovery('ttl: 86400'))).toContain('warning: discovery.ttl is 86400');
  expect(read(inDiscovery('ttl: 86401'))).toContain('  discovery.ttl is 86401, which is out of its range');
  expect(read(inDiscovery('soaTtl: 86401'))).toContain('  discovery.soaTtl is 86401, which is out of its range');
});

test('port 1 is the first', () => {
  expect(read(inFluentd('port: 1'))).toContain('warning: fluentd.port is 1: below 1024');
  expect(read(inFluentd('port: 0'))).toContain('fluentd.port is 0, which is out of its range');
});

describe('Fargate has, of each number of CPU units, memory in its own steps', () => {
  const sizes = (cpu: number, memory: number) =>
    read(
      onFargate(`task: { cpu: ${cpu}, memory: ${memory} }`).replaceAll(
        'image:',
        'cpu: 0\n  memoryReservation: 6\n  image:',
      ),
    );

  test.each([
    { cpu: 256, has: [512, 1024, 2048], lacks: [256, 1536, 3072] },
    { cpu: 512, has: [1024, 2048, 3072, 4096], lacks: [512, 1536, 5120] },
    { cpu: 1024, has: [2048, 3072, 4096, 5120, 6144, 7168, 8192], lacks: [1024, 2560, 9216] },
    { cpu: 2048, has: [4096, 5120, 8192, 15_360, 16_384], lacks: [3072, 4608, 17_408] },
    { cpu: 4096, has: [8192, 9216, 16_384, 29_696, 30_720], lacks: [7168, 8704, 31_744] },
    { cpu: 8192, has: [16_384, 20_480, 57_344, 61_440], lacks: [12_288, 17_408, 65_536] },
    { cpu: 16_384, has: [32_768, 40_960, 114_688, 122_880], lacks: [24_576, 36_864, 131_072] },
  ])('$cpu', ({ cpu, has, lacks }) => {
    expect(has.filter((memory) => sizes(cpu, memory) !== '')).toEqual([]);
    expect(lacks.filter((memory) => sizes(cpu, memory) === '')).toEqual([]);
  });
});

test('CloudWatch Logs keeps for these numbers of days', () => {
  const days = [
    1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
  ];
  expect(days.filter((count) => read(`${sound}logs: { retentionDays: ${count} }\n`) !== '')).toEqual([]);
  expect(days.filter((count) => read(`${sound}logs: { retentionDays: ${count + 1} }\n`) === '')).toEqual([]);
});

describe('a file', () => {
  const filled = (characters: number) => `${sound}#${' '.repeat(characters - sound.length - 1)}`;

  test('has at most 1 MiB', () => {
    expect(read(filled(1_048_576))).toBe('');
    expect(read(filled(1_048_577))).toContain('c.yml:1:1  the file is larger than 1 MiB');
  });

  test('has at most 20,000 values', () => {
    // The list, its first entry with 98 values, and 199 times that entry with the word that refers to it.
    const twentyThousand = `- &a [x${', x'.repeat(97)}]\n${'- *a\n'.repeat(199)}`;
    expect(read(twentyThousand)).toContain('the file must be a mapping of settings');
    expect(read(`${twentyThousand}- x\n`)).toContain('the file holds more than 20,000 values');
  });

  test('is at most 40 values deep', () => {
    const deep = (levels: number) => read(`${sound}tags: { a: ${'['.repeat(levels)}${']'.repeat(levels)} }\n`);
    expect(deep(39)).toContain('tags.a must be text, not a list');
    expect(deep(40)).toContain('the values are nested too deeply');
  });

  test('has at most 100 open brackets', () => {
    const open = (count: number) => read(`${'['.repeat(count)}${']'.repeat(count)}\n`);
    expect(open(100)).toContain(
      'the values are nested too deeply\n  hint: no setting is more than six levels deep; an alias may refer',
    );
    expect(open(101)).toContain('c.yml:1:101  the lists and mappings are nested too deeply');
    expect(read('{a: '.repeat(101))).toContain('c.yml:1:401  the lists and mappings are nested too deeply');
    expect(read(`${'['.repeat(60)}]${'['.repeat(42)}`)).toContain('c.yml:1:103  the lists and mappings are nested');
  });
});

describe('what is shown of a text', () => {
  test('is a value of at most 60 characters with its quotes', () => {
    const zone = (value: string) => read(inFluentd(`timezone: ${value}`));
    expect(zone(letters(58))).toContain(`not "${letters(58)}"`);
    expect(zone(letters(59))).not.toContain('not "');
  });

  test('is a name of at most 80 characters', () => {
    expect(read(`${sound}${letters(80)}: 1\n`)).toContain(`  ${letters(80)} is not a known setting`);
    expect(read(`${sound}${letters(81)}: 1\n`)).toContain(`  ["${letters(80)}…"] is not a known setting`);
  });

  test('is a name of a variable of at most 61 characters', () => {
    const variable = (name: string) => read(`${sound}  environment: { ${name}: x }\n`);
    expect(variable(`${letters(59)}.b`)).toContain(`write a name such as ${'A'.repeat(59)}_B`);
    expect(variable(`${letters(60)}.b`)).toContain('write a name such as DATABASE_URL');
  });
});

test('a variable alone becomes a number of at most 15 digits before and behind the point', () => {
  const cpu = (value: string) =>
    parseConfig({ file: 'c.yml', text: inFluentd('cpu: ${CPU}') }, { variables: { CPU: value } }).problems[0]?.message;
  expect(cpu('000000000000400')).toBeUndefined();
  expect(cpu('0000000000000400')).toContain('must be a number, not text');
  expect(cpu('400.000000000000000')).toBeUndefined();
  expect(cpu('400.0000000000000000')).toContain('must be a number, not text');
});

test('the anchor that was meant is looked for among the last hundred', () => {
  const anchors = (count: number) =>
    read(
      `${sound}tags:\n  first: &firstanchor x\n${list(count, (n) => `  t${n}: &t${n} x`).replaceAll(', ', '\n')}\n  z: *firstanchr\n`,
    );
  expect(anchors(99)).toContain('did you mean *firstanchor?');
  expect(anchors(100)).not.toContain('did you mean *firstanchor?');
});
