/** A workflow that this project brings, and what it is called in a repository. */
export interface Workflow {
  readonly from: string;
  readonly path: string;
}

/** In a fresh repository these two are enough; the others are in examples/workflows. */
export const workflows: readonly Workflow[] = [
  { from: 'examples/workflows/build-and-deploy.yml', path: '.github/workflows/legacy-log-ecs.yml' },
  { from: 'examples/workflows/plan.yml', path: '.github/workflows/legacy-log-ecs-plan.yml' },
];

/** A variable of the repository that a workflow needs, and where it stands first. */
export interface NeededVariable {
  readonly path: string;
  readonly line: number;
  readonly name: string;
}

/** The variables of the repository that workflows take, each once. */
export function neededVariables(
  files: readonly { readonly path: string; readonly text: string }[],
): readonly NeededVariable[] {
  const needed = new Map<string, NeededVariable>();
  for (const { path, text } of files) {
    for (const [index, content] of text.split('\n').entries()) {
      for (const [, kind, name = ''] of content.matchAll(/\b(vars|secrets)\.([A-Za-z_]\w*)/g)) {
        if (name === 'GITHUB_TOKEN' || content.trimStart().startsWith('#')) continue;
        if (!needed.has(`${kind}.${name}`))
          needed.set(`${kind}.${name}`, { path, line: index + 1, name: `${kind}.${name}` });
      }
    }
  }
  return [...needed.values()];
}
