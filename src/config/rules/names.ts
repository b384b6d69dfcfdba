import { error, type Finding, type Path, showPath, warning } from '../finding.ts';
import type { Config } from '../schema.ts';
import { each } from './unlessWrong.ts';

const containers = ['fluentd', 'batch'] as const;
const sections = ['environment', 'secrets'] as const;

/** A name with a space or an equals sign reaches no process. */
export function variableNames(config: Config): readonly Finding[] {
  return each(containers, (container) =>
    each(sections, (section) =>
      Object.keys(config[container][section])
        .filter((name) => !/^[^\s=]+$/.test(name) && !reportedAlready(name))
        .map((name) =>
          atKey(
            error(
              [container, section, name],
              `${container}.${section} holds a name that is empty or has a space or = in it`,
              'write a name such as DATABASE_URL',
            ),
          ),
        ),
    ),
  );
}

/**
 * The wrapper hands every name on (`images/wrapper`), but a shell takes in identifiers only: dash drops all else even from
 * the environment of what it starts, and a line of crontab is run by a shell.
 */
export function shellNames({ batch }: Config): readonly Finding[] {
  return each(sections, (section) =>
    Object.keys(batch[section])
      .filter((name) => /^[^\s=]+$/.test(name) && !/^[A-Za-z_]\w*$/.test(name) && !reportedAlready(name))
      .map((name) => {
        const path = ['batch', section, name];
        const fact = `${showPath(path)} does not reach a job through a shell, which drops such a name`;
        return atKey(
          warning(path, fact, `write a name such as ${shellName(name)}, or begin the line of crontab with run-job.sh`),
        );
      }),
  );
}

/** A `${…}` in a key would go to AWS as it is written: only values are filled in (`unfold.ts`). */
export function literalNames(config: Config): readonly Finding[] {
  const free: readonly Path[] = [...containers.flatMap((name) => sections.map((section) => [name, section])), ['tags']];
  return each(free, (path) =>
    Object.keys(at(config, path))
      .filter((name) => name.includes('${'))
      .map((name) =>
        atKey(
          error(
            [...path, name],
            `${showPath(path)} holds a \${…} in a name`,
            'write the name out: only values are filled in',
          ),
        ),
      ),
  );
}

/** What has been said of these names says all: a `${…}` (`literalNames`), and a merge key (`unknownSettings.ts`). */
export function reportedAlready(name: string): boolean {
  return name.includes('${') || name === '<<';
}

/** As programs that read dotted names from the environment expect it; a name that is no plain one is not repeated. */
function shellName(name: string): string {
  if (!/^[A-Za-z][\w.-]{0,60}$/.test(name)) return 'DATABASE_URL';
  return name.replaceAll(/[.-]/g, '_').toUpperCase();
}

function at(config: Config, path: Path): object {
  return path.reduce<object>((value, part) => value[part as keyof object], config);
}

function atKey(finding: Finding): Finding {
  return { ...finding, at: 'key' };
}
