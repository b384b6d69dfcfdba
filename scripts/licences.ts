/** Writes THIRD-PARTY-LICENSES.txt, of the packages that dist/ contains; with --check it only says whether it is current. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { bundledFiles } from './bundle.ts';
import { type Licensed, licencesDocument } from './licences/document.ts';
import { isAccepted, licenceSection, packageFolders } from './licences/packages.ts';

const file = 'THIRD-PARTY-LICENSES.txt';
const packages = packageFolders(await bundledFiles()).map(licensed);
const current = licencesDocument(packages);
const unwanted = packages.filter(({ licence }) => !isAccepted(licence));

if (unwanted.length > 0) {
  console.error(
    unwanted.map(({ name, licence }) => `${name} is under ${licence}: decide whether dist/ may hold it`).join('\n'),
  );
  process.exitCode = 1;
} else if (!process.argv.includes('--check')) writeFileSync(file, current);
else if (readFileSync(file, 'utf8') === current) console.log(`${file} is current: ${packages.length} packages`);
else {
  console.error(`${file} does not hold the licences of what dist/ contains: npm run licences`);
  process.exitCode = 1;
}

function licensed(folder: string): Licensed {
  const { name, version, license } = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8'));
  return { name, version, licence: license, texts: textsIn(folder) };
}

function textsIn(folder: string): readonly string[] {
  const names = readdirSync(folder).sort();
  const texts = names.filter((name) => /^(licen[cs]e|notice|copying)/i.test(name)).map((name) => read(folder, name));
  const readme = names.find((name) => /^readme/i.test(name));
  return texts.length > 0 || readme === undefined ? texts : [licenceSection(read(folder, readme)) ?? []].flat();
}

function read(folder: string, name: string): string {
  return readFileSync(`${folder}/${name}`, 'utf8');
}
