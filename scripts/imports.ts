/** Fails when a file imports what CONTRIBUTING.md's picture does not show, and when the picture shows what is not so. */
import { readFileSync } from 'node:fs';
import { judgeImports } from './imports/judge.ts';
import { readPicture } from './imports/picture.ts';
import { readImports } from './imports/read.io.ts';

const folders = ['action', 'cli', 'lambda', 'src', 'local', 'images', 'examples'];

const imports = readImports(folders);
const problems = judgeImports(imports, readPicture(readFileSync('CONTRIBUTING.md', 'utf8')));
for (const problem of problems) console.error(problem);
if (problems.length > 0) process.exitCode = 1;
else console.log(`${imports.length} imports are as CONTRIBUTING.md shows them`);
