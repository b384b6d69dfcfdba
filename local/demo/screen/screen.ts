import { styleText } from 'node:util';
import { cut } from './cut.ts';
import { printable } from './printable.ts';

/** What a line is: good and bad ones bear a mark. */
export type Tone = 'plain' | 'title' | 'quiet' | 'good' | 'bad';

/** What goes on at this moment; called whenever it is drawn. What it throws is not drawn. */
export type LiveText = () => string | Promise<string>;

export interface Screen {
  /** A terminal with colours; elsewhere, and with NO_COLOR, there are plain lines. */
  readonly isRich: boolean;
  /** A line that stays. The text may come from anywhere: it is one line, and nothing in it is obeyed. */
  say(text: string, tone?: Tone): void;
  /** The last line of a terminal, drawn again and again; elsewhere an ordinary line every now and then. */
  live(text: LiveText | undefined): void;
}

/** A writable stream; a terminal's has columns and knows its colours. */
export interface Paper {
  write(text: string): unknown;
  readonly isTTY?: boolean;
  readonly columns?: number;
  hasColors?(): boolean;
}

export const redrawMs = 250;
export const reminderMs = 15_000;
const eraseLine = '\r\u001b[2K';

export function openScreen(paper: Paper): Screen {
  // hasColors() knows NO_COLOR, NODE_DISABLE_COLORS and TERM=dumb.
  const isRich = paper.isTTY === true && paper.hasColors?.() === true;
  let timer: NodeJS.Timeout | undefined;
  let text: LiveText | undefined;
  let drawn = '';
  let isAsking = false;

  function say(line: string, tone: Tone = 'plain'): void {
    paper.write(`${drawn && eraseLine}${styled(line, tone, isRich)}\n${drawn}`);
  }

  function put(line: string): void {
    const before = drawn && eraseLine;
    drawn = line && styled(cut(printable(line), (paper.columns ?? 80) - 1), 'quiet', isRich);
    paper.write(before + drawn);
  }

  async function draw(): Promise<void> {
    const asked = text;
    if (asked === undefined || isAsking) return;
    isAsking = true;
    const line = await answerOf(asked);
    isAsking = false;
    if (line === undefined || asked !== text) return;
    if (isRich) put(line);
    else say(line);
  }

  function live(next: LiveText | undefined): void {
    text = next;
    clearInterval(timer);
    if (next === undefined && isRich) put('');
    if (next === undefined) return;
    if (isRich) void draw();
    timer = setInterval(() => void draw(), isRich ? redrawMs : reminderMs).unref();
  }

  return { isRich, say, live };
}

async function answerOf(text: LiveText): Promise<string | undefined> {
  try {
    return await text();
  } catch {
    return undefined;
  }
}

function styled(text: string, tone: Tone, isRich: boolean): string {
  const { format, mark, word } = tones[tone];
  if (!isRich) return word + printable(text);
  if (format === undefined) return mark + printable(text);
  return styleText(format, mark + printable(text), { validateStream: false });
}

const tones = {
  plain: { format: undefined, mark: '', word: '' },
  title: { format: 'bold', mark: '', word: '' },
  quiet: { format: 'dim', mark: '', word: '' },
  good: { format: 'green', mark: '✔ ', word: '' },
  bad: { format: 'red', mark: '✗ ', word: 'NOT GOOD: ' },
} as const;
