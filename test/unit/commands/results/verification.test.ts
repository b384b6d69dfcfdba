import { expect, test } from 'vitest';
import { judgeAnswer, unknownAs, withVerification } from '../../../../src/commands/results/verification.ts';

const answer = (more: object, states: object = {}) =>
  JSON.stringify({
    outcome: 'verified',
    identity: 'unique',
    verifiedUntil: '2026-11-22T14:35:00.000Z',
    states: { lost: 0, unknown: 0, ...states },
    totals: { missing: '14', lines: '70', rows: '56' },
    ...more,
  });

const answers = [
  { name: 'nothing is lost', payload: answer({}) },
  { name: 'only counts were compared', payload: answer({ identity: 'none' }) },
  { name: 'lines are waited for', payload: answer({ outcome: 'waiting' }) },
  { name: 'rows are too many', payload: answer({ outcome: 'different' }) },
  { name: 'one window is lost', payload: answer({ outcome: 'different' }, { lost: 1 }) },
  { name: 'windows are lost, and others are unknown', payload: answer({ outcome: 'unknown' }, { lost: 2 }) },
  { name: 'counts fall short', payload: answer({ outcome: 'different', identity: 'none' }, { lost: 1 }) },
  { name: 'windows are unknown', payload: answer({ outcome: 'unknown' }, { unknown: 3 }) },
  {
    name: 'nothing was compared',
    payload: answer({ outcome: 'unknown', totals: { missing: '0', lines: '0', rows: '0' } }, { unknown: 7 }),
  },
  { name: 'rows are too many, and windows unknown', payload: answer({ outcome: 'different' }, { unknown: 1 }) },
  { name: 'another function answered', payload: '{"statusCode":200}' },
  { name: 'an outcome of another version', payload: answer({ outcome: 'toString' }) },
  { name: 'no number of lost windows', payload: answer({}, { lost: undefined }) },
  { name: 'no number of unknown windows', payload: answer({}, { unknown: undefined }) },
  { name: 'a loss, and no number of unknown windows', payload: answer({}, { lost: 1, unknown: undefined }) },
  { name: 'no instant', payload: answer({ verifiedUntil: 'soon' }) },
  { name: 'a number with a second line', payload: answer({ totals: { missing: '14\n' } }, { lost: 1 }) },
  { name: 'no JSON', payload: '' },
];

test('what an answer says, in words', () => {
  const said = answers.map(
    ({ name, payload }) => `${name} → ${judgeAnswer(payload).kind}: ${judgeAnswer(payload).sentence}`,
  );
  expect(said).toMatchInlineSnapshot(`
    [
      "nothing is lost → fine: nothing is lost; verified until 2026-11-22T14:35:00.000Z",
      "only counts were compared → fine: counts agree; verified until 2026-11-22T14:35:00.000Z",
      "lines are waited for → open: no loss is known, and some windows are not decided yet; verified until 2026-11-22T14:35:00.000Z",
      "rows are too many → open: no loss is known, but rows stand twice or have no line; verified until 2026-11-22T14:35:00.000Z",
      "one window is lost → lost: lines are lost: 14 in 1 window; verified until 2026-11-22T14:35:00.000Z",
      "windows are lost, and others are unknown → lost: lines are lost: 14 in 2 windows; verified until 2026-11-22T14:35:00.000Z",
      "counts fall short → lost: counts fall short by 14 in 1 window; verified until 2026-11-22T14:35:00.000Z",
      "windows are unknown → unknown: whether lines are lost is unknown: some windows could not be told; verified until 2026-11-22T14:35:00.000Z",
      "nothing was compared → unknown: whether lines are lost is unknown: some windows could not be told; nothing was compared",
      "rows are too many, and windows unknown → open: no loss is known, but rows stand twice or have no line, and some windows could not be told; verified until 2026-11-22T14:35:00.000Z",
      "another function answered → unknown: whether lines are lost is unknown: its answer is not that of a verification",
      "an outcome of another version → unknown: whether lines are lost is unknown: its answer is not that of a verification",
      "no number of lost windows → unknown: whether lines are lost is unknown: its answer is not that of a verification",
      "no number of unknown windows → unknown: whether lines are lost is unknown: its answer is not that of a verification",
      "a loss, and no number of unknown windows → lost: lines are lost: 14 in 1 window; verified until 2026-11-22T14:35:00.000Z",
      "no instant → unknown: whether lines are lost is unknown: its answer is not that of a verification",
      "a number with a second line → unknown: whether lines are lost is unknown: its answer is not that of a verification",
      "no JSON → unknown: whether lines are lost is unknown: its answer is not that of a verification",
    ]
  `);
});

const good = {
  status: 'good',
  outputs: {},
  data: {},
  text: 'succeeded',
  markdown: '### ✅',
  failure: undefined,
} as const;

test('a confirmed loss makes a deploy that went well a failure, and says so', () => {
  expect(withVerification(good, judgeAnswer(answer({ outcome: 'different' }, { lost: 2 })))).toMatchObject({
    status: 'not good',
    failure: 'verification: lines are lost: 14 in 2 windows; verified until 2026-11-22T14:35:00.000Z',
  });
});

test('what is unknown is told, and is no failure of the deploy', () => {
  expect(
    withVerification(good, unknownAs('the function ended with an error, which its log has')),
  ).toMatchInlineSnapshot(`
    {
      "data": {},
      "failure": undefined,
      "markdown": "### ✅

    ❔ verification: whether lines are lost is unknown: the function ended with an error, which its log has",
      "outputs": {},
      "status": "good",
      "text": "succeeded
    verification: whether lines are lost is unknown: the function ended with an error, which its log has",
    }
  `);
});
