import type { Problem } from '../../errors.ts';
import { type HostFile, placeOf, unread } from '../place.ts';
import { applied, type Rotation } from './rotation.ts';

/** What logrotate does with some files. */
export interface Rotated {
  /** As they stand there, perhaps with stars. */
  readonly paths: readonly string[];
  readonly rotation: Rotation;
  /** Its place. */
  readonly at: string;
  /** What has no counterpart, each with its place in front. */
  readonly notes: readonly string[];
}

/** How far a configuration of logrotate was read. */
export interface State {
  readonly source: HostFile;
  /** What stands outside of blocks, for the blocks below it. */
  global: Rotation;
  block: { paths: readonly string[]; rotation: Rotation; at: string; offset: number; notes: string[] } | undefined;
  /** The word that began a script, until its endscript. */
  script: { readonly word: string; readonly offset: number; readonly lines: string[] } | undefined;
  /** Files above a { that stands alone on its line. */
  waiting: string;
  readonly blocks: Rotated[];
  readonly notes: string[];
  readonly problems: Problem[];
}

const scripts = /^(postrotate|prerotate|firstaction|lastaction|preremove)$/;

export function directive(state: State, text: string, offset: number): void {
  const [, word = '', value = ''] = /^(\S+?)(?:\s*=\s*|\s+|$)(.*)$/.exec(text) ?? [];
  if (scripts.test(word)) {
    state.script = { word, offset, lines: [] };
    return;
  }
  const change = applied(word, value.trim());
  if ('hint' in change) {
    state.problems.push(unread(state.source, offset, change.message, change.hint));
    return;
  }
  if (state.block) state.block.rotation = { ...state.block.rotation, ...change.rotation };
  else state.global = { ...state.global, ...change.rotation };
  if (change.note !== undefined) say(state, offset, change.note);
}

export function say(state: State, offset: number, text: string): void {
  const note = `${state.source.file}:${placeOf(state.source.text, offset).line}: ${text}`;
  (state.block?.notes ?? state.notes).push(note);
}

/** What `/etc/logrotate.conf` says for all files, and a file of `/etc/logrotate.d` alone does not. */
export function unsaid({ rotation: { by, keep }, at }: NonNullable<State['block']>): readonly string[] {
  const give = 'where logrotate.conf says another, give it and this file as one';
  return [
    ...(by === undefined ? [`${at}: no period stands here, and each file is renamed each day: ${give}`] : []),
    ...(keep === undefined ? [`${at}: no rotate stands here, and all renamed files are kept: ${give}`] : []),
  ];
}
