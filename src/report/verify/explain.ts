import { grouped } from '../../values/grouped.ts';
import { iso } from '../../values/iso.ts';
import { type Entry, type Evidence, isFinal } from '../../verify/ledger/entry.ts';
import { type Advice, nextOf } from '../../verify/report/next.ts';
import { type Clockface, instantWords, spanWords } from '../../verify/report/when.ts';
import type { GroupReport, NamedLine } from '../../verify/report.ts';
import type { Window } from '../../verify/window.ts';
import { plain, shortened } from '../escape.ts';
import { counted } from '../words.ts';
import { stateStyles } from './states.ts';
import { groupOf, sideOf } from './words.ts';

/** What there is to say about one window. */
export interface ExplainInput extends Advice {
  readonly window: Window;
  /** Undefined where nothing is remembered of it. */
  readonly entry: Entry | undefined;
  readonly before: Entry | undefined;
  readonly behind: Entry | undefined;
  /** In ms since the epoch. */
  readonly atMs: number;
  readonly settleMs: number;
  /** Where the ledger is, in words. */
  readonly place: string;
  /** Both sides by group, where they were looked at by group; those that agree too. */
  readonly groups: readonly Pick<GroupReport, 'group' | 'lines' | 'rows'>[];
  /** Lines by log group. */
  readonly parts: Readonly<Record<string, bigint>>;
  readonly named: readonly NamedLine[];
  readonly notes: readonly string[];
}

/** How a window's verdict came about, for a terminal: what was found, what it rests on, and what would change it. */
export function explainText(input: ExplainInput): string {
  const { entry, window, face } = input;
  const state = entry?.state ?? 'open';
  return [
    `${spanWords(face, window.fromMs, window.toMs)} (${face.zone}): ${entry === undefined ? 'nothing is remembered of it' : `${state}, ${stateStyles[state].meaning}`}`,
    `  ${iso(window.fromMs)} to ${iso(window.toMs)}, the end excluded`,
    ...part('found', entry === undefined ? [] : found(entry)),
    ...part(
      'by log group',
      Object.entries(input.parts).map(([group, count]) => `${plain(group)}: ${grouped(count)}`),
    ),
    ...part('by group', input.groups.map(groupLine)),
    ...part(
      'by name',
      input.named.map((line) => namedLine(face, line)),
    ),
    ...part('rests on', entry === undefined || entry.lines === null ? [] : [evidenceWords[entry.evidence]]),
    ...part('looked at', history(input)),
    ...part('neighbours', [neighbour(face, 'before', input.before), neighbour(face, 'behind', input.behind)]),
    ...part('what would change it', [change(input)]),
    ...part('what to do', nextLines(input)),
    ...part('what cannot be known', input.notes.map(plain)),
    `  remembered in ${plain(input.place)}`,
  ].join('\n');
}

function part(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [`  ${title}`, ...lines.map((line) => `    - ${line}`)];
}

function found({ lines, rows, missing, extra, repeated, shifted, logRepeats, because }: Entry): readonly string[] {
  const counts = { missing, extra, repeated, shifted, 'twice in the log': logRepeats };
  const told = Object.entries(counts).filter(([, count]) => count !== '0');
  return [
    `log ${sideOf(lines)}, database ${sideOf(rows)}`,
    ...told.map(([name, count]) => `${name}: ${grouped(count)}`),
    ...because.map((reason) => `because: ${plain(reason)}`),
  ];
}

const evidenceWords: Readonly<Record<Evidence, string>> = {
  lines: 'the lines and rows themselves, each known on both sides',
  sums: 'equal counts and equal sums of the hashes: other lines would have another sum',
  counts: 'counts alone: a line that is missing and a row too many would cancel each other out',
};

function groupLine({ group, lines, rows }: Pick<GroupReport, 'group' | 'lines' | 'rows'>): string {
  const differs = lines === rows ? '' : ', differs';
  return `${plain(shortened(groupOf(group)))}: log ${grouped(lines)}, database ${grouped(rows)}${differs}`;
}

function namedLine(face: Clockface, { kind, at, digest, identity }: NamedLine): string {
  const shown = identity === undefined ? '' : `  ${plain(shortened(identity))}`;
  return `${kind} ${instantWords({ ...face, byDays: false }, Date.parse(at))}  ${digest}${shown}`;
}

function history({ entry, face, window, settleMs }: ExplainInput): readonly string[] {
  const at = (ms: number) => instantWords({ ...face, byDays: false }, ms);
  if (entry === undefined) return [`not yet; it is due from ${at(window.toMs + settleMs)} on`];
  const { checks, firstCheckMs, lastCheckMs } = entry;
  return [
    checks === 1
      ? `once, ${at(firstCheckMs)}`
      : `${counted(checks, 'time')}: first ${at(firstCheckMs)}, last ${at(lastCheckMs)}`,
  ];
}

function neighbour(face: Clockface, place: string, entry: Entry | undefined): string {
  if (entry === undefined) return `${place}: nothing is remembered`;
  const { state, lines, rows } = entry;
  return `${place}: ${spanWords(face, entry.fromMs, entry.toMs)} ${state}, log ${sideOf(lines)}, database ${sideOf(rows)}`;
}

/** What the ledger does with such a window from here on. */
function change({ entry, window, face, lostAfterMs }: ExplainInput): string {
  if (entry === undefined) return 'a run that looks at it';
  if (entry.state === 'lost')
    return `it is looked at again once in ${hours(lostAfterMs)}: rows that were loaded meanwhile make it good`;
  if (isFinal(entry)) return 'nothing: it is final, and is not looked at again';
  const overMs = instantWords({ ...face, byDays: false }, window.toMs + lostAfterMs);
  return `each run looks at it again; from ${overMs} on, a line without a row is lost and a row without a line is extra`;
}

function nextLines({ entry, ...advice }: ExplainInput): readonly string[] {
  const next = entry === undefined ? undefined : nextOf(entry, advice);
  return next === undefined ? [] : [next];
}

function hours(ms: number): string {
  return ms % 3_600_000 === 0 ? counted(ms / 3_600_000, 'hour') : counted(Math.round(ms / 60_000), 'minute');
}
