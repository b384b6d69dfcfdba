import type { Cron } from './dialect.ts';

/** What is known of the image in which cron reads the table; at render that is little, at build all. */
export interface Image {
  readonly cron: Cron;
  /** The names in its /etc/passwd. */
  readonly users?: ReadonlySet<string>;
  /** Its programs, by the folders of PATH in which they stand. */
  readonly programs?: ReadonlyMap<string, ReadonlySet<string>>;
}

/** A first word of a shell's line that no folder holds, and programs that lines of crontab begin with everywhere. */
const usual = new Set(
  (
    '. : [ { ( ! alias bash break case cat cd chmod chown command cp curl date dash do echo env eval exec exit export false ' +
    'find flock for if java kill ls make mkdir mv nice node npm nohup perl php printf python python2 python3 read rm rsync ' +
    'ruby set sh shift sleep source ssh sudo su tar test time timeout touch trap true ulimit umask unset until wait wget while zsh'
  ).split(' '),
);

const builtins = new Set(
  '. : [ { ( ! alias break case cd command do echo eval exec exit export false for if printf read set shift source test times trap true type ulimit umask unset until wait while'.split(
    ' ',
  ),
);

/** Whether a word can be the name of a user. Its letters: those that useradd and adduser take, and the `.` of directories. */
export function canBeUser(word: string, { users }: Image): boolean {
  if (users) return users.has(word);
  return /^[A-Za-z_][A-Za-z0-9_.-]*\$?$/.test(word) && !usual.has(word);
}

/** Whether a line for a shell can begin with a word. */
export function canBeCommand(word: string, { programs }: Image): boolean {
  if (word === '' || word === '*') return false;
  if (!/^[\w.+-]+$/.test(word) || usual.has(word) || builtins.has(word)) return true;
  return programs !== undefined && [...programs.values()].some((names) => names.has(word));
}

/** Whether a program is found by its bare name; unknown where the programs are, and where the word is no bare name. */
export function isFound(word: string, path: readonly string[] | undefined, { programs }: Image): boolean | undefined {
  if (!programs || !/^[\w.+-]+$/.test(word) || builtins.has(word)) return undefined;
  const folders = path ?? [...programs.keys()];
  if (folders.some((folder) => !programs.has(folder))) return undefined;
  return folders.some((folder) => programs.get(folder)?.has(word));
}
