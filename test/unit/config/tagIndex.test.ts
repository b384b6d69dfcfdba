import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { alternatives } from '../../../src/config/rules/alternatives.ts';
import { streamTags } from '../../../src/config/rules/streamTags.ts';
import { TagIndex } from '../../../src/config/rules/tagIndex.ts';
import { fluentdConfigOf } from '../../support/config.ts';

describe('a tag that an earlier pattern takes all of, as far as that is certain', () => {
  test.each([
    { earlier: 'app.access', later: 'app.access', all: true },
    { earlier: '**', later: 'app.access', all: true },
    { earlier: 'app.**', later: 'app', all: true },
    { earlier: 'app.**', later: 'app.*.x', all: true },
    { earlier: 'app.*', later: 'app.access', all: true },
    { earlier: '**.error', later: 'app.web.error', all: true },
    { earlier: 'app.*', later: 'app.**', all: false },
    { earlier: 'app.*', later: 'app.a.b', all: false },
    { earlier: 'app.access', later: 'app.*', all: false },
    { earlier: 'app.access', later: 'app', all: false },
    { earlier: 'app.*', later: 'app.{a,b}', all: true },
    { earlier: 'app.a', later: 'app.{a,b}', all: false },
    { earlier: 'app.{b,c,a}', later: 'app.{a,b}', all: true },
    { earlier: '{app,web}.**', later: 'web.{a,b.c}', all: true },
    { earlier: 'a{b,c}d', later: 'acd', all: true },
    { earlier: '{app.*,web}.x', later: 'app.q.x', all: true },
    { earlier: '{app.*,web}.x', later: 'app.x', all: false },
    { earlier: 'app.{**,x}', later: 'app', all: false },
    { earlier: 'app.{**,x}', later: 'app.{**,x}', all: true },
    { earlier: '{*,x}*', later: 'a.b', all: false },
    { earlier: '**.x.**', later: '{a.x.**,b}', all: false },
    { earlier: '**', later: '{a.x.**,b}', all: true },
    { earlier: '{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}', later: 'aaaaaaaaa', all: false },
  ])('$earlier takes all of $later: $all', ({ earlier, later, all }) => {
    const index = new TagIndex();
    index.add(earlier, 0);
    const takers = index.takers(later);
    expect(takers.length > 0 && takers.every((streams) => streams.includes(0))).toBe(all);
  });
});

/** The same, said of one pattern and one tag without alternatives: the meaning that the index has to find again. */
function takes(pattern: string, tag: string): boolean {
  if (pattern === tag) return true;
  if (/\*{3}|\*\*\.\*\*/.test(pattern)) return false;
  if (tag.includes('{')) return pattern === '**';
  return !pattern.includes('{') && covers(pattern.split('.'), tag.split('.'));
}

function covers([first, ...rest]: readonly string[], tag: readonly string[]): boolean {
  const [next, ...others] = tag;
  if (first === undefined) return next === undefined;
  if (first === '**') return covers(rest, tag) || (next !== undefined && covers([first, ...rest], others));
  if (next === undefined || next === '**') return false;
  return (first === next || (first === '*' && !next.includes('*'))) && covers(rest, others);
}

const part = fc.constantFrom('a', 'b', '*', '**', 'a*', '***', '{a,b}', '{b,*}', '{a.b,a}', '{**,a}', '{a,b}{a,b}');
const tag = fc.array(part, { minLength: 1, maxLength: 4 }).map((parts) => parts.join('.'));

test('the index finds the takers that a look at each pair finds', () => {
  fc.assert(
    fc.property(fc.array(tag, { maxLength: 8 }), tag, (earlier, later) => {
      const index = new TagIndex();
      for (const [stream, pattern] of earlier.entries()) index.add(pattern, stream);
      const takersOf = (one: string) =>
        [...earlier.keys()].filter((stream) =>
          alternatives(earlier[stream] ?? '').some((pattern) => takes(pattern, one)),
        );
      const expected = alternatives(later).map(takersOf);
      const found = index.takers(later).map((streams) => [...new Set(streams)].sort());
      expect(found).toEqual(expected.some((streams) => streams.length === 0) ? [] : expected);
    }),
    { seed: 24224, numRuns: 1000 },
  );
});

test('of several takers the rule names the first, though it does not keep those that have a taker themselves', () => {
  fc.assert(
    fc.property(fc.array(tag, { minLength: 2, maxLength: 8 }), (tags) => {
      const streams = tags.map((own, stream) => ({ tag: own, path: `/fluentd/log/${stream}` }));
      const takesAll = (pattern: string, later: string) =>
        alternatives(later).every((one) => alternatives(pattern).some((own) => takes(own, one)));
      const firstTakers = tags.map((own, stream) => tags.slice(0, stream).findIndex((other) => takesAll(other, own)));
      const found = streamTags(fluentdConfigOf({ streams })).filter(({ message }) => message.includes('the tag of'));
      const named = found.map(({ message }) => /^stream (\d+) .* stream (\d+) /.exec(message)?.slice(1).map(Number));
      expect(named).toEqual(firstTakers.flatMap((taker, stream) => (taker < 0 ? [] : [[stream, taker]])));
    }),
    { seed: 24224, numRuns: 300 },
  );
});

describe('braces', () => {
  test.each([
    { pattern: 'app.{a,b}.{c,d}', same: ['app.a.c', 'app.a.d', 'app.b.c', 'app.b.d'] },
    { pattern: '*{a,b}*', same: ['*a*', '*b*'] },
    { pattern: '**.{a,*}', same: ['**.a', '**.*'] },
  ])('$pattern is the same as $same', ({ pattern, same }) => {
    expect(alternatives(pattern)).toEqual(same);
  });

  test.each(['{**,a}.b', '{ab**}', '{ab**,c}**', '*{*,a}', '**.*{*,a}'])(
    '%s is another than its alternatives: stars mean less inside, and are not joined to those outside',
    (pattern) => {
      expect(alternatives(pattern)).toEqual([pattern]);
    },
  );

  test('have up to 256 alternatives; more are not looked at one by one', () => {
    const eight = '{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}';
    expect(alternatives(eight)).toHaveLength(256);
    const most = `{${Array.from({ length: 257 }, (_, number) => `a${number}`).join(',')}}`;
    expect(alternatives(most)).toEqual([most]);
    expect(alternatives(most.replace('a0,', ''))).toHaveLength(256);
  });
});
