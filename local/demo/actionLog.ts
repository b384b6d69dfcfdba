/**
 * Whether a line of the Action's log is worth saying, so that the logs of several runs can be read along. Left out are
 * the group's title, and warnings, hints and details that an earlier run gave in the same words; what was done is said
 * each time. The whole log is kept as a file.
 */
export function newInLog(): (line: string) => boolean {
  const told = new Set<string>();
  return (line) => {
    const isRepeated = told.has(line) && /^( {2}(?!done)|warning: )/.test(line);
    told.add(line);
    return !isRepeated && !line.startsWith('> ');
  };
}
