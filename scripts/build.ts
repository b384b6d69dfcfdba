import { rm } from 'node:fs/promises';
import { bundle } from './bundle.ts';

await rm('dist', { recursive: true, force: true });
for (const [path, bytes] of Object.entries(await bundle('dist'))) console.log(`${String(bytes).padStart(9)}  ${path}`);
