import type { Problem } from '../../errors.ts';
import { type HostFile, placeOf, unread } from '../place.ts';
import { directive, type Rotated, type State, say, unsaid } from './logrotateState.ts';
import { unrotated } from './rotation.ts';

export interface Logrotate {
  readonly blocks: readonly Rotated[];
  readonly notes: readonly string[];
}

/** Reads logrotate's configuration line by line, as logrotate does. Source: logrotate(8). */
export function readLogrotate(source: HostFile): Logrotate | { readonly problems: readonly Problem[] } {
  const state: State = {
    source,
    global: unrotated,
    block: undefined,
    script: undefined,
    waiting: '',
    blocks: [],
    notes: [],
    problems: [],
  };
  let offset = 0;
  for (const line of source.text.split('\n')) {
    readLine(state, line.trim(), offset + line.length - line.trimStart().length);
    offset += line.length + 1;
  }
  const { block, script, waiting, problems, blocks, notes } = state;
  const say = (at: number, message: string, hint: string) => problems.push(unread(source, at, message, hint));
  if (script) say(script.offset, `${script.word} has no endscript`, 'end the script with a line endscript');
  else if (block) say(block.offset, 'the { of this block is never closed', 'close it with }');
  else if (waiting !== '') say(source.text.lastIndexOf(waiting), 'these files have no block', 'put { … } behind them');
  return problems.length > 0 ? { problems } : { blocks, notes };
}

function readLine(state: State, line: string, offset: number): void {
  if (state.script) {
    if (/^endscript(\s|$)/.test(line)) endScript(state, state.script);
    else state.script.lines.push(line);
    return;
  }
  if (line === '' || line.startsWith('#')) return;
  const [bare] = line.split(/\s+#/, 1);
  const [, files, rest = ''] = /^(.*)\{\s*$/.exec(bare ?? '') ?? /^(.*?\s)\{\s+(\S.*)$/.exec(bare ?? '') ?? [];
  if (line.startsWith('}')) endBlock(state, offset, line.slice(1));
  else if (state.block && (files !== undefined || /^["'/]/.test(line))) beginInside(state, offset);
  else if (state.block) directive(state, bare ?? '', offset);
  else if (files !== undefined) {
    beginBlock(state, `${state.waiting} ${files}`, offset);
    if (rest !== '') readLine(state, rest, offset + line.length - rest.length);
  } else if (/^["'/]/.test(line)) state.waiting = `${state.waiting} ${bare}`.trim();
  else directive(state, bare ?? '', offset);
}

function beginBlock(state: State, files: string, offset: number): void {
  const paths = [...files.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map(
    ([, double, single, bare]) => double ?? single ?? bare ?? '',
  );
  state.waiting = '';
  const at = `${state.source.file}:${placeOf(state.source.text, offset).line}`;
  if (paths.length === 0) {
    state.problems.push(unread(state.source, offset, 'a { stands here without files before it', 'name the files'));
  }
  state.block = { paths, rotation: state.global, at, offset, notes: [] };
}

function beginInside(state: State, offset: number): void {
  const hint = 'close the block above with a } on a line of its own';
  state.problems.push(unread(state.source, offset, 'files stand here inside of a block', hint));
}

function endBlock(state: State, offset: number, behind: string): void {
  if (/^\s*[^\s#]/.test(behind))
    state.problems.push(unread(state.source, offset, 'text stands behind this }', 'begin a new line for it'));
  if (state.block) state.blocks.push({ ...state.block, notes: [...state.block.notes, ...unsaid(state.block)] });
  else state.problems.push(unread(state.source, offset, 'a } stands here without its {', 'take it out'));
  state.block = undefined;
}

function endScript(state: State, { word, offset, lines }: NonNullable<State['script']>): void {
  state.script = undefined;
  const command = lines.find((line) => line !== '' && !line.startsWith('#'));
  if (command === undefined) return;
  say(
    state,
    offset,
    `${word} runs a script, and nothing is run here: Fluentd opens its files anew by itself; what else the script does belongs into the batch`,
  );
}
