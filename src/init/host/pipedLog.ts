/** The programs that rename what is piped through them, and which of their options take a word. */
const programs: Readonly<Record<string, RegExp>> = {
  rotatelogs: /^-[Lpn]$/,
  rotatelogs2: /^-[Lpn]$/,
  cronolog: /^-[HPSpdlzo]$|^--(symlink|hardlink|prev-symlink|period|delay)$/,
};

/** The file behind a pipe, as the program is given it: `|/usr/bin/rotatelogs -l /var/log/access_log.%Y%m%d 86400`. */
export function pipedFile(pipe: string): { readonly program: string; readonly path: string } | undefined {
  const [command = '', ...words] = pipe.replace(/^\|[|$]?\s*/, '').split(/\s+/);
  const program = command.slice(command.lastIndexOf('/') + 1);
  const taking = Object.hasOwn(programs, program) ? programs[program] : undefined;
  if (taking === undefined) return undefined;
  let at = 0;
  while (words[at]?.startsWith('-')) at += taking.test(words[at] ?? '') ? 2 : 1;
  const path = words[at];
  return path === undefined ? undefined : { program, path };
}
