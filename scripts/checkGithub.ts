/** Checks what GitHub reads: workflows, action.yml, Dependabot's file and the issue forms. Each problem is a line. */
import { spawnSync } from 'node:child_process';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { dependabotProblems } from './github/dependabot.ts';
import { formProblems } from './github/forms.ts';
import { nodeProblems } from './github/node.ts';
import { workflowProblems } from './github/rules.ts';
import { actionSyntax, workflowSyntax } from './github/syntax.ts';
import { differentVersions, unpinned } from './github/uses.ts';
import { stepsOf, type Workflow, workflowOf } from './github/workflow.ts';

const read = (path: string) => readFileSync(path, 'utf8');
const manifest = JSON.parse(read('package.json'));
const action = parse(read('action.yml'));
const project = {
  scripts: Object.keys(manifest.scripts),
  inputs: Object.keys(action.inputs),
  exists: existsSync,
};
const workflow = (path: string) => workflowOf(path, read(path));
const own = globSync('.github/workflows/*.yml').sort().map(workflow);
const examples = globSync('examples/workflows/*.yml').sort().map(workflow);
const all = [...own, ...examples, workflow('examples/workflow.yml')];
const forms = globSync('.github/ISSUE_TEMPLATE/*.yml').sort();
const manifests = globSync('**/{package.json,Gemfile,Dockerfile}', { exclude: ['**/node_modules', 'vendor', '.*'] });

const problems = [
  ...(await Promise.all(all.map(({ path, text }) => workflowSyntax(path, text)))).flat(),
  ...actionSyntax('action.yml', read('action.yml')),
  ...all.flatMap((one) => [...workflowProblems(one, project), ...shellProblems(one)]),
  ...[...own, ...examples].flatMap(unpinned),
  ...differentVersions(all),
  ...dependabotProblems('.github/dependabot.yml', read('.github/dependabot.yml'), manifests),
  ...forms.flatMap((path) => formProblems(path, read(path))),
  ...nodeProblems({ nvmrc: read('.nvmrc'), installed: manifest.devDependencies.node, runner: action.runs.using }),
];
if (problems.length > 0) {
  console.error(problems.join('\n'));
  process.exitCode = 1;
} else
  console.log(`what GitHub reads is sound: ${all.length} workflows, action.yml, dependabot.yml, ${forms.length} forms`);

/** What bash says of the scripts, without running them. */
function shellProblems(workflow: Workflow): readonly string[] {
  return stepsOf(workflow).flatMap(({ run }) => {
    if (run === undefined) return [];
    const { status, stderr } = spawnSync('bash', ['-n'], { input: run, encoding: 'utf8' });
    return status === 0 ? [] : [`${workflow.path}  ${stderr.trim()}`];
  });
}
