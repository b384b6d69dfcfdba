/** Checks what people read: links that lead somewhere, and a README that is short enough to be read. */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { anchorsOf, linksOf, tooLong } from './texts/texts.ts';

const files = globSync(['*.md', 'docs/*.md', 'images/*/README.md', 'local/README.md', '.github/*.md']).sort();
const problems = [
  ...tooLong('README.md', readFileSync('README.md', 'utf8')),
  ...files.flatMap((file) => linksOf(readFileSync(file, 'utf8')).flatMap((link) => deadLink(file, link))),
];
if (problems.length > 0) {
  console.error(problems.join('\n'));
  process.exitCode = 1;
} else console.log(`${files.length} texts: every link leads somewhere`);

function deadLink(file: string, link: string): readonly string[] {
  const [path = '', anchor] = link.split('#');
  const target = path === '' ? file : join(dirname(file), path);
  if (!existsSync(target)) return [`${file}  ${link} leads nowhere`];
  return anchor === undefined || anchorsOf(readFileSync(target, 'utf8')).includes(anchor)
    ? []
    : [`${file}  ${link}: ${target} has no such heading`];
}
