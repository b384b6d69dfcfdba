import { expect, test } from 'vitest';
import { plainPens, richPens, toChart } from '../../../../../local/demo/result/chart.ts';

const at = (time: string, logs: string | null, rows: string | null) => ({
  from: `2026-11-26T${time}.000Z`,
  logs,
  rows,
});

test('the windows stand beside each other, the log against the database', () => {
  const windows = [
    at('00:03:35', '600', '600'),
    at('00:03:40', '1150', '1143'),
    at('00:03:45', '1', '2'),
    at('00:03:50', '300', null),
    at('00:03:55', '0', '0'),
  ];
  expect(`\n${toChart(windows, richPens).join('\n')}\n`).toMatchInlineSnapshot(`
    "
      from      log                       database
      00:03:35  █████████            600  █████████            600  ✔ equal
      00:03:40  ████████████████   1,150  ████████████████   1,143  ✗ 7 missing
      00:03:45  █                      1  █                      2  ✗ 1 extra
      00:03:50  █████                300                         ?  ✗ unknown
      00:03:55                         0                         0  ✔ equal
    "
  `);
  expect(toChart(windows, plainPens).slice(1, 4).join('\n')).toMatchInlineSnapshot(`
    "  00:03:35  #########            600  #########            600  equal
      00:03:40  ################   1,150  ################   1,143  7 missing
      00:03:45  #                      1  #                      2  1 extra"
  `);
});

test('no line is wider than 80 columns', () => {
  const lines = toChart([at('00:03:35', '999999', '998877')], richPens);
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(80);
});

test.each([
  { windows: 1, lines: 1 },
  { windows: 16, lines: 16 },
  { windows: 17, lines: 9 },
  { windows: 33, lines: 11 },
])('$windows windows are $lines lines below the head', ({ windows, lines }) => {
  const all = Array.from({ length: windows }, () => at('00:03:35', '1', '1'));
  expect(toChart(all, richPens)).toHaveLength(1 + lines);
});

test('of windows that share a line, what one misses does not make up for what another has too many', () => {
  const equal = Array.from({ length: 15 }, () => at('00:04:00', '1', '1'));
  const [, shared] = toChart([at('00:03:35', '10', '7'), at('00:03:40', '10', '13'), ...equal], plainPens);
  expect(shared).toMatch(/20 .*20 {2}3 missing, 3 extra$/);
});

test('one unknown count makes the line that it shares unknown', () => {
  const equal = Array.from({ length: 15 }, () => at('00:04:00', '1', '1'));
  const [, shared] = toChart([at('00:03:35', null, '7'), at('00:03:40', '10', '10'), ...equal], plainPens);
  expect(shared).toMatch(/\? .*17 {2}unknown$/);
});

test('no windows are no lines', () => {
  expect(toChart([], plainPens)).toHaveLength(1);
});
