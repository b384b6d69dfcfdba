/** A workflow command is an instruction to the runner: it shows the group's title, an annotation's text, a mask never. */
export function shownLines(line: string): readonly string[] {
  const [, command, text = ''] = /^::([a-z-]+)(?: [^:]*)?::(.*)$/.exec(line) ?? [];
  switch (command) {
    case undefined:
      return [line];
    case 'group':
      return [`> ${text}`];
    case 'error':
    case 'warning':
      return `${command}: ${text}`.split('%0A').map((part) => part.replaceAll('%25', '%'));
    default:
      return [];
  }
}
