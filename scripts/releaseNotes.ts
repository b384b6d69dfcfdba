/** Prints what CHANGELOG.md says of a tag: `node scripts/releaseNotes.ts v1.2.3`. */
import { readFileSync } from 'node:fs';
import { notesOf } from './changelog/notes.ts';

const [tag = ''] = process.argv.slice(2);
console.log(notesOf(readFileSync('CHANGELOG.md', 'utf8'), tag.replace(/^v/, '')));
