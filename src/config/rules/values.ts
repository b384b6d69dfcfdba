import { error, type Finding, type Path, showPath } from '../finding.ts';
import type { Config } from '../schema.ts';
import { each } from './unlessWrong.ts';

const containers = ['fluentd', 'batch'] as const;

/** A process takes no text with a NUL in it, and half of a pair of UTF-16 cannot be sent to AWS. */
export function transportable(config: Config): readonly Finding[] {
  return [
    ...each(containers, (name) =>
      Object.entries(config[name].environment).flatMap(([variable, value]) => [
        ...stray([name, 'environment', variable], value),
        ...stray([name, 'environment', variable], variable).map((found) => ({ ...found, at: 'key' as const })),
      ]),
    ),
    ...each(config.batch.command, (word, at) => stray(['batch', 'command', at], word)),
  ];
}

function stray(path: Path, text: string): readonly Finding[] {
  if (!text.includes('\0') && text.isWellFormed()) return [];
  const what = text.includes('\0')
    ? 'a NUL (U+0000), which no process takes'
    : 'half of a character (a lone surrogate)';
  return [error(path, `${showPath(path)} holds ${what}`, 'take it out, or encode the value, such as with Base64')];
}

/** Source: "Task definition size", service quotas of Amazon ECS: 64 KiB, of which the rest needs some. */
const mostBytes = 60_000;

/** RegisterTaskDefinition refuses a larger one, in words that do not say what is large. */
export function definitionSize(config: Config): readonly Finding[] {
  const sizes = containers.map((name) => ({ name, bytes: bytesOf(config[name]) }));
  const sum = sizes.reduce((all, { bytes }) => all + bytes, 0);
  if (sum <= mostBytes) return [];
  const [largest] = sizes.toSorted((one, other) => other.bytes - one.bytes);
  const fact = `the variables and commands have ${sum} bytes, and a task definition has room for ${mostBytes} of them`;
  return [error([largest?.name ?? 'batch'], fact, 'put long values into a secret, a parameter or a file of the image')];
}

function bytesOf(container: Config['fluentd'] | Config['batch']): number {
  const { environment, secrets } = container;
  return Buffer.byteLength(JSON.stringify([environment, secrets, 'command' in container ? container.command : []]));
}
