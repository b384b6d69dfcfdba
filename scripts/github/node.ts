/** Where the project names the Node that it is for. */
interface Nodes {
  readonly nvmrc: string;
  readonly installed: string;
  readonly runner: string;
}

/** The Node that runs the tests is the one of the runner, or a test proves nothing of it. */
export function nodeProblems({ nvmrc, installed, runner }: Nodes): readonly string[] {
  const majors = [nvmrc.trim(), installed.split('.', 1)[0], runner.replace(/^node/, '')];
  return new Set(majors).size === 1
    ? []
    : [`.nvmrc is for Node ${majors[0]}, package.json installs ${majors[1]}, action.yml runs on ${majors[2]}`];
}
