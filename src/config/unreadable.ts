import { suggest } from './suggest.ts';

/** The code of what is there and no file. */
export const NO_FILE = 'no file';

/** Why a file could not be read, by the system's code; these say all of it. */
const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'no such file',
  ENOTDIR: 'no such file',
  EISDIR: 'it is a folder',
  EACCES: 'permission denied',
  ELOOP: 'its links lead in a circle',
  [NO_FILE]: 'it is no file, but a pipe or a device',
};

/** So many files are named beside the one that is not there. */
const mostNamed = 5;

/** The least that is needed, as in examples/minimal.yml. */
export const leastConfiguration = `name: access-log
cluster: production
network: { vpc: vpc-0a1b, subnets: [subnet-0a, subnet-0b], securityGroups: [sg-0a] }
fluentd: { image: "\${FLUENTD_IMAGE}" }
batch: { image: "\${BATCH_IMAGE}" }`;

export interface Unreadable {
  readonly message: string;
  readonly hint: string;
  /** Whether the message says all that is known of the cause. */
  readonly isPlain: boolean;
}

/**
 * What is said of a configuration that cannot be read.
 * @param code the system's, such as ENOENT
 * @param name the last part of the path
 * @param beside the names in its folder, or in the folder that it is itself; none where there is no such folder
 */
export function unreadable(
  path: string,
  { code, name, beside }: { readonly code: string; readonly name: string; readonly beside: readonly string[] },
): Unreadable {
  const message = `could not read the configuration ${path}: ${reasons[code] ?? code}`;
  return { message, hint: hintFor(code, name, beside), isPlain: Object.hasOwn(reasons, code) };
}

function hintFor(code: string, name: string, beside: readonly string[]): string {
  const yaml = beside.filter((other) => /\.ya?ml$/.test(other)).slice(0, mostNamed);
  const named = `in that folder there is ${yaml.join(', ')}: name yours as the configuration`;
  if (code === 'EISDIR') return yaml.length > 0 ? named : 'name the file in it';
  if (code === NO_FILE) return 'write the configuration into a file, and name that';
  if (code === 'ELOOP') return 'name the file itself';
  if (code !== 'ENOENT' && code !== 'ENOTDIR') return 'whoever runs the command has to be allowed to read it';
  const near = suggest(name, beside);
  if (near !== undefined && near !== name) return `did you mean "${near}"?`;
  const path = 'check the path, which is relative to the folder in which the command runs';
  const lines = leastConfiguration.split('\n').map((line) => `    ${line}`);
  return [
    `${yaml.length > 0 ? named : path}, or begin with what legacy-log-ecs init writes, or with the least that is needed:`,
    ...lines,
  ].join('\n');
}
