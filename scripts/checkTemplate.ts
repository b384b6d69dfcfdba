/** Fails where the template is not what CloudFormation takes by its published schemas, or its state machine none of States. */
import { readFileSync } from 'node:fs';
import { templateProblems } from './template/judge.ts';
import { parseTemplate } from './template/parse.ts';
import { loadSpec } from './template/spec.ts';
import { stateMachineProblems } from './template/stateMachine.ts';

const file = 'lambda/template.yaml';
const template = parseTemplate(readFileSync(file, 'utf8'));
const problems = [...templateProblems(loadSpec(), template), ...stateMachineProblems(template)];
for (const problem of problems) console.error(`${file}  ${problem}`);
if (problems.length > 0) process.exitCode = 1;
else console.log(`${file} is as the schemas of its ${Object.keys(template.Resources).length} resources say`);
