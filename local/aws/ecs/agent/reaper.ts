import { spawn } from 'node:child_process';

/** Knows every running process group, and outlives this process for the moment that it takes to end them. */
export interface Reaper {
  watch(group: number): void;
  forget(group: number): void;
  /** Ends it; with it what is still watched. */
  close(): void;
}

/**
 * Reads `+ group` and `- group` lines. At the end of its input, which comes however the parent ended (a SIGKILL
 * too), it kills what is left and removes the tasks' folders ($1), whose volumes end with their tasks anyway.
 */
const script = `
groups=
while read -r sign group; do
  case $sign in
    +) groups="$groups $group" ;;
    -) left=; for one in $groups; do [ "$one" = "$group" ] || left="$left $one"; done; groups=$left ;;
  esac
done
for group in $groups; do kill -s KILL -- "-$group" 2>/dev/null; done
rm -rf -- "$1"
`;

/** Starts the reaper: one small shell for all tasks, in a session of its own so that Ctrl-C does not end it first. */
export function startReaper(tasksFolder: string): Reaper {
  const shell = spawn('/bin/sh', ['-c', script, 'reaper', tasksFolder], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  shell.unref();
  // A pipe is a socket to Node; it must not keep a finished program alive.
  if ('unref' in shell.stdin && typeof shell.stdin.unref === 'function') shell.stdin.unref();
  shell.stdin.on('error', () => undefined); // it was killed by hand: nothing is watched any more
  return {
    watch: (group) => void shell.stdin.write(`+ ${group}\n`),
    forget: (group) => void shell.stdin.write(`- ${group}\n`),
    close: () => void shell.stdin.end(),
  };
}
