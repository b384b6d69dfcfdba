import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, relative } from 'node:path';
import { type BuildOptions, build, type OutputFile, type Plugin } from 'esbuild';
import { lateFiles } from './lateFiles.ts';
import { plainBuiltins } from './plainBuiltins.ts';
import { plainSchemas } from './plainSchemas.ts';
import { writeSenderTypes } from './senderTypes.ts';

/**
 * Packages that do nothing when they are only imported, though their package.json does not say so. Marked, esbuild
 * drops what is not used of them: undici and the OIDC client stay out of the Action's start (see `npm run bench`).
 */
const pure = /\/node_modules\/(@actions|undici)\//;

const markedPure: Plugin = {
  name: 'marked-pure',
  setup(build) {
    build.onResolve({ filter: /./ }, async (args) => {
      if (args.pluginData === 'resolved' || args.kind === 'entry-point') return undefined;
      const { importer, kind, resolveDir } = args;
      const resolved = await build.resolve(args.path, { importer, kind, resolveDir, pluginData: 'resolved' });
      return pure.test(resolved.path) ? { ...resolved, sideEffects: false } : resolved;
    });
  },
};

/**
 * The SDK asks zlib at start for a checksum of event streams, which nothing here sends or reads: 2 % of the way to the
 * first call. It has the same in JavaScript.
 */
const checksumWithoutZlib: Plugin = {
  name: 'checksum-without-zlib',
  setup(build) {
    build.onLoad({ filter: /\/@smithy\/core\/.*\/Crc32Node\.js$/ }, () => ({
      contents: "export { Crc32Js as Crc32Node } from './Crc32Js.js';",
    }));
  },
};

/**
 * MySQL's driver can read what a server sends in Chinese, Japanese and Korean encodings. Ours is asked for UTF-8 and sends
 * nothing else, so that the tables, a third of the driver, are left out; whatever asks for one all the same fails.
 */
const utf8Alone: Plugin = {
  name: 'utf8-alone',
  setup(build) {
    build.onLoad({ filter: /\/iconv-lite\/encodings\/tables\/.*\.json$/ }, () => ({
      contents: "throw new Error('the database sent a text that is not in UTF-8');",
      loader: 'js',
    }));
  },
};

/** CommonJS dependencies ask for `require`, which an ES module has not got: without this they die at start. */
const banner = "const require=process.getBuiltinModule('node:module').createRequire(import.meta.url);";

/**
 * The database drivers, the client of S3 and the authorities of RDS stand once in dist/, beside the Lambda that needs them
 * most. The Action's `verify` takes them from there, which halves dist/action: the folders are always checked out and
 * packed together.
 */
const heavy = {
  mysql: 'src/verify/engines/mysql/mysql.io.ts',
  postgres: 'src/verify/engines/postgres/postgres.io.ts',
  s3Client: 'src/verify/ledger/s3Client.io.ts',
  authorities: 'src/verify/rows/authorities.io.ts',
};

const heavyOfTheLambda: Plugin = {
  name: 'heavy-of-the-lambda',
  setup(build) {
    build.onResolve({ filter: /\/(mysql|postgres|s3Client|authorities)\.io\.ts$/ }, ({ path }) => ({
      path: path.replace(/^.*\/(\w+)\.io\.ts$/, '../lambda/$1.mjs'),
      external: true,
    }));
  },
};

/** Asked for by the database drivers inside a try, and not installed: native bindings and coloured debug output. */
const optional = ['pg-native', 'cardinal'];

/** Bundles all products into `directory`, and returns the sizes of what was written, in bytes by path. */
export async function bundle(directory: string): Promise<Readonly<Record<string, number>>> {
  const files = (await builtInto(directory)).flatMap(({ outputFiles }) => outputFiles);
  await writeSenderTypes(`${directory}/sender`);
  return Object.fromEntries(await Promise.all(files.map(write)));
}

/** The files of which something is in the bundles, as paths from the project's root; what was shaken off is not there. */
export async function bundledFiles(): Promise<readonly string[]> {
  const outputs = (await builtInto('dist')).flatMap(({ metafile }) => Object.values(metafile.outputs));
  const inputs = outputs.flatMap((output) => Object.entries(output.inputs));
  return [...new Set(inputs.filter(([, { bytesInOutput }]) => bytesInOutput > 0).map(([path]) => path))];
}

async function builtInto(directory: string) {
  const common = {
    bundle: true,
    splitting: true,
    minify: true,
    format: 'esm',
    platform: 'node',
    target: 'node24',
    // The packages' ES modules: only what is used of them is bundled. The first call to AWS comes after half the time.
    mainFields: ['module', 'main'],
    // The parser has its ES modules under this name only; the code is the same.
    alias: { yaml: './node_modules/yaml/browser/index.js' },
    charset: 'utf8',
    legalComments: 'none',
    write: false,
    metafile: true,
    external: optional,
    logLevel: 'warning',
    chunkNames: '[name]-[hash]',
  } satisfies BuildOptions;
  return Promise.all([
    // The command line shares what the Action has: its own folder holds little more than its entry.
    build({
      ...common,
      entryPoints: { 'action/index': 'action/main.ts', 'cli/index': 'cli/main.ts' },
      outdir: directory,
      // One byte a character is read and compiled faster; the drivers' tables of characters would grow by a quarter.
      charset: 'ascii',
      chunkNames: 'action/[name]-[hash]',
      plugins: [heavyOfTheLambda, checksumWithoutZlib, lateFiles, markedPure, plainSchemas],
    }),
    build({
      ...common,
      entryPoints: { index: 'lambda/handler.ts', ...heavy },
      plugins: [utf8Alone],
      outdir: `${directory}/lambda`,
      outExtension: { '.js': '.mjs' },
    }),
    // One file, which the image's Dockerfile copies: nothing is installed there.
    build({
      ...common,
      splitting: false,
      entryPoints: { index: 'images/batch/main.ts' },
      outdir: `${directory}/batch`,
      outExtension: { '.js': '.mjs' },
    }),
    // One file, which render writes beside the Dockerfile that runs it.
    build({
      ...common,
      splitting: false,
      entryPoints: { 'check-crontab': 'images/wrapper/main.ts' },
      outdir: `${directory}/wrapper`,
      outExtension: { '.js': '.mjs' },
    }),
    // For applications: readable, and for the Node that they run on.
    build({
      ...common,
      splitting: false,
      minify: false,
      target: 'node22',
      entryPoints: { index: 'examples/node/index.ts' },
      outdir: `${directory}/sender`,
    }),
  ]);
}

/** Writes one file of a bundle, with the banner where it asks for `require`, and returns its path and size in bytes. */
async function write({ path, text }: OutputFile): Promise<readonly [string, number]> {
  const plain = plainBuiltins(text);
  const bytes = Buffer.from(/\brequire\b/.test(plain) ? plain.replace(/^(#!.*\n)?/, `$1${banner}\n`) : plain);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, bytes);
  return [relative('.', path), bytes.length];
}
