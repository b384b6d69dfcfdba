import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openScreen, type Paper, redrawMs, reminderMs } from '../../../../../local/demo/screen/screen.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A terminal or a pipe, and what was written to it. */
function paper(more: Partial<Paper> = {}): Paper & { written: () => string } {
  let text = '';
  return { ...more, write: (part: string) => (text += part), written: () => text.replaceAll('\u001b', 'ESC') };
}

const terminal = { isTTY: true, columns: 40, hasColors: () => true };

test('in a pipe every line is plain, and what is not good says so in words', () => {
  const pipe = paper();
  const screen = openScreen(pipe);
  screen.say('a title', 'title');
  screen.say('done', 'good');
  screen.say('lost', 'bad');
  expect(pipe.written()).toBe('a title\ndone\nNOT GOOD: lost\n');
});

test('a terminal without colours, which NO_COLOR makes of any, is written to as a pipe is', () => {
  const plain = paper({ ...terminal, hasColors: () => false });
  const screen = openScreen(plain);
  screen.say('done', 'good');
  screen.live(() => 'drawn');
  vi.advanceTimersByTime(redrawMs);
  expect(plain.written()).toBe('done\n');
  expect(screen.isRich).toBe(false);
});

test('on a terminal good and bad have a mark and a colour', () => {
  const rich = paper(terminal);
  const screen = openScreen(rich);
  screen.say('done', 'good');
  screen.say('lost', 'bad');
  expect(rich.written()).toBe('ESC[32m✔ doneESC[39m\nESC[31m✗ lostESC[39m\n');
});

test.each([
  { name: 'a terminal', kind: terminal },
  { name: 'a pipe', kind: {} },
])('no text from outside becomes an escape or a second line on $name', async ({ kind }) => {
  const one = paper(kind);
  const screen = openScreen(one);
  screen.live(() => 'live \u001b[2J\nsecond');
  await vi.advanceTimersByTimeAsync(reminderMs);
  screen.live(undefined);
  screen.say('a\u001b[2J\nb', 'bad');
  expect(one.written()).not.toContain('ESC[2J');
  expect(
    one
      .written()
      .split('\n')
      .filter((line) => /^(second|b)/.test(line)),
  ).toEqual([]);
  expect(one.written()).toContain('a\\u001b[2J\\nb');
});

test('the live line is drawn anew, stays the last one, and goes', async () => {
  const rich = paper(terminal);
  const screen = openScreen(rich);
  let count = 0;
  screen.live(() => `sent ${++count}`);
  await vi.advanceTimersByTimeAsync(redrawMs);
  screen.say('an event');
  screen.live(undefined);
  await vi.advanceTimersByTimeAsync(redrawMs * 2);
  expect(rich.written().replaceAll(/ESC\[\d+m/g, '')).toBe('sent 1\rESC[2Ksent 2\rESC[2Kan event\nsent 2\rESC[2K');
});

test('the live line is never as wide as the terminal, where it would begin a second one', async () => {
  const rich = paper(terminal);
  openScreen(rich).live(() => 'x'.repeat(50));
  await vi.advanceTimersByTimeAsync(redrawMs);
  expect(rich.written()).toContain(`${'x'.repeat(38)}…`);
  expect(rich.written()).not.toContain('x'.repeat(39));
});

test('in a pipe what goes on is said every now and then', async () => {
  const pipe = paper();
  const screen = openScreen(pipe);
  screen.live(() => 'still compiling');
  await vi.advanceTimersByTimeAsync(reminderMs - 1);
  expect(pipe.written()).toBe('');
  await vi.advanceTimersByTimeAsync(1);
  expect(pipe.written()).toBe('still compiling\n');
});

test('an answer that comes when the live line is another one is not drawn', async () => {
  const rich = paper(terminal);
  const screen = openScreen(rich);
  const late = Promise.withResolvers<string>();
  screen.live(() => late.promise);
  await vi.advanceTimersByTimeAsync(redrawMs);
  screen.live(undefined);
  late.resolve('too late');
  await vi.advanceTimersByTimeAsync(redrawMs);
  expect(rich.written()).toBe('');
});

test('what cannot be told now is told later', async () => {
  const rich = paper(terminal);
  let fails = true;
  openScreen(rich).live(() => (fails ? Promise.reject(new Error('closed')) : 'again'));
  await vi.advanceTimersByTimeAsync(redrawMs);
  expect(rich.written()).toBe('');
  fails = false;
  await vi.advanceTimersByTimeAsync(redrawMs);
  expect(rich.written()).toContain('again');
});
