import type { Packet, RecordType } from 'dns-packet';
import { describe, expect, test } from 'vitest';
import { answerQuery } from '../../../local/dns/answer.ts';
import type { Zone } from '../../../local/dns/zone.ts';

const ten = [
  '127.0.0.1',
  '127.0.0.2',
  '127.0.0.3',
  '127.0.0.4',
  '127.0.0.5',
  '127.0.0.6',
  '127.0.0.7',
  '127.0.0.8',
  '127.0.0.9',
  '127.0.0.10',
];

const zones: Zone[] = [
  {
    name: 'local',
    soaTtlSeconds: 7,
    names: new Map([
      ['fluentd.local', [{ type: 'A', ttlSeconds: 10, addresses: ['127.8.0.2'], most: 8 }]],
      ['many.local', [{ type: 'A', ttlSeconds: 10, addresses: ten, most: 8 }]],
      ['one.local', [{ type: 'A', ttlSeconds: 10, addresses: ten, most: 1 }]],
    ]),
  },
  { name: 'logs.local', soaTtlSeconds: 9, names: new Map() },
];

function lookUp(name: string, type: RecordType = 'A', more: Packet = {}) {
  const query: Packet = { type: 'query', id: 77, flags: 0x0100, questions: [{ name, type, class: 'IN' }], ...more };
  const answer = answerQuery(query, zones, () => 0.5);
  const shown = [...(answer.answers ?? []), ...(answer.authorities ?? [])].map((record) =>
    record.type === 'A'
      ? `${record.name} ${record.ttl} A ${record.data}`
      : record.type === 'SOA'
        ? `${record.name} ${record.ttl} SOA ${record.data.minimum}`
        : record.type,
  );
  return { id: answer.id, code: (answer.flags ?? 0) & 0xf, authoritative: ((answer.flags ?? 0) & 0x0400) !== 0, shown };
}

describe('a question is answered', () => {
  test.each([
    { name: 'fluentd.local', type: 'A', code: 0, shown: ['fluentd.local 10 A 127.8.0.2'] },
    { name: 'FluentD.Local', type: 'A', code: 0, shown: ['FluentD.Local 10 A 127.8.0.2'] },
    { name: 'fluentd.local', type: 'AAAA', code: 0, shown: ['local 7 SOA 7'] },
    { name: 'nothing.local', type: 'A', code: 3, shown: ['local 7 SOA 7'] },
    { name: 'a.fluentd.local', type: 'A', code: 3, shown: ['local 7 SOA 7'] },
    { name: 'local', type: 'A', code: 0, shown: ['local 7 SOA 7'] },
    { name: 'local', type: 'SOA', code: 0, shown: ['local 7 SOA 7'] },
    { name: 'fluentd.logs.local', type: 'A', code: 3, shown: ['logs.local 9 SOA 9'] },
  ] as const)('$name $type: code $code, $shown', ({ name, type, code, shown }) => {
    expect(lookUp(name, type)).toEqual({ id: 77, code, authoritative: true, shown });
  });

  test.each([
    { name: 'outside the namespaces', packet: lookUp('example.com'), code: 5 },
    { name: 'a private name of no namespace', packet: lookUp('fluentd.internal'), code: 3 },
    { name: 'a name that only ends alike', packet: lookUp('notlocal'), code: 5 },
    {
      name: 'another class',
      packet: lookUp('fluentd.local', 'A', { questions: [{ name: 'fluentd.local', type: 'A', class: 'CH' }] }),
      code: 5,
    },
    {
      name: 'two questions',
      packet: lookUp('', 'A', {
        questions: [
          { name: 'a', type: 'A' },
          { name: 'b', type: 'A' },
        ],
      }),
      code: 1,
    },
    { name: 'no question', packet: lookUp('', 'A', { questions: [] }), code: 1 },
    { name: 'an update', packet: lookUp('fluentd.local', 'A', { flags: 5 << 11 }), code: 4 },
  ])('or has none: $name', ({ packet, code }) => {
    expect(packet).toEqual({ id: 77, code, authoritative: false, shown: [] });
  });
});

test('eight of ten addresses stand in one answer, each once', () => {
  const { shown } = lookUp('many.local');
  expect(new Set(shown).size).toBe(8);
});

test('one address of a weighted name stands in an answer', () => {
  expect(lookUp('one.local').shown).toHaveLength(1);
});
