/** What a line makes the runner do. */
export interface Command {
  readonly name: string;
  readonly properties: string;
  readonly data: string;
}

/** Of the runner's ActionCommandManager; any other word is text. Source: actions/runner, `ActionCommand.cs` and `ActionCommandManager.cs`. */
const known = new Set(
  'add-mask add-matcher add-path debug echo endgroup error group notice remove-matcher save-state set-env set-output stop-commands warning'.split(
    ' ',
  ),
);

/**
 * The command in a line as the runner reads it: `::name properties::data` behind white space, or in the form of before
 * `##[name properties]data` anywhere in the line. Both are read whatever the program meant by them.
 */
export function commandIn(line: string): Command | undefined {
  const [, inner, data = ''] =
    /^::([\s\S]*?)::([\s\S]*)$/.exec(line.trimStart()) ?? /##\[([\s\S]*?)\]([\s\S]*)$/.exec(line) ?? [];
  if (inner === undefined) return undefined;
  const [name = '', ...properties] = inner.split(' ');
  return known.has(name.toLowerCase())
    ? { name: name.toLowerCase(), properties: properties.join(' '), data: unescaped(data) }
    : undefined;
}

/** Lines as the runner's reader breaks what a program writes: by each of these three, whatever the system. */
export function writtenLines(output: string): readonly string[] {
  return output.split(/\r\n|\r|\n/);
}

/** A workflow command is an instruction to the runner: it shows the group's title, an annotation's text, a mask never. */
export function shownLines(line: string): readonly string[] {
  const command = commandIn(line);
  switch (command?.name) {
    case undefined:
      return [line];
    case 'group':
      return [`> ${command?.data}`];
    case 'error':
    case 'warning':
      return `${command?.name}: ${command?.data}`.split('\n');
    default:
      return [];
  }
}

function unescaped(data: string): string {
  return data.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%');
}
