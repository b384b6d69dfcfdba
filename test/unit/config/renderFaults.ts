import { checkNetwork } from '../../../local/aws/ecs/validate/network.ts';
import { checkTags as checkEcsTags } from '../../../local/aws/ecs/validate/tags.ts';
import { checkTaskDefinition } from '../../../local/aws/ecs/validate/taskDefinition.ts';
import { serviceModel } from '../../../local/aws/model/service.ts';
import { validate } from '../../../local/aws/model/validate.ts';
import type { Config } from '../../../src/config/schema.ts';
import { renderFiles } from '../../../src/render/renderFiles.ts';
import { toDesired } from '../../../src/render/toDesired.ts';

/** What AWS, Fluentd or a shell would not take of what a configuration renders to. */
export function renderFaults(config: Config): readonly string[] {
  const desired = toDesired(config);
  const { namespace, discoveryService, logGroups, taskDefinition, service } = desired;
  const text = (path: string) => renderFiles(config, []).find((file) => file.path === path)?.text ?? '';
  return [
    ...byModel('ServiceDiscovery', 'CreatePrivateDnsNamespace', namespace),
    ...byModel('ServiceDiscovery', 'CreateService', discoveryService),
    ...logGroups.flatMap(({ retentionInDays: _, ...group }) => byModel('CloudWatch Logs', 'CreateLogGroup', group)),
    ...byModel('ECS', 'RegisterTaskDefinition', taskDefinition),
    ...byModel('ECS', 'CreateService', service),
    ...refusal(() => checkTaskDefinition(taskDefinition as never)),
    ...refusal(() => checkEcsTags(service.tags)),
    ...refusal(() =>
      checkNetwork(
        service.networkConfiguration.awsvpcConfiguration,
        { networkMode: 'awsvpc', launchType: service.launchType ?? 'EC2' },
        undefined,
      ),
    ),
    ...ofTags(config),
    ...ofNames(config),
    ...fluentFaults(text('fluentd/fluent.conf')),
    ...dockerfileFaults(text('batch/Dockerfile')),
  ];
}

function byModel(service: string, operation: string, input: unknown): readonly string[] {
  const model = serviceModel(service);
  const found = model.operation(operation);
  // As it goes over the wire: what JSON leaves out is left out.
  return found
    ? validate(JSON.parse(JSON.stringify(input)), found.input, model.enums).map(({ message }) => message)
    : [`no ${operation}`];
}

function refusal(check: () => void): readonly string[] {
  try {
    check();
    return [];
  } catch (error) {
    return [String(error)];
  }
}

/** Source: CreateLogGroup's `tags`, the narrowest of the services that are used here. */
function ofTags({ tags }: Config): readonly string[] {
  const taken = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u;
  return Object.entries(tags).flatMap(([name, value]) =>
    name.length >= 1 &&
    name.length <= 128 &&
    value.length <= 256 &&
    taken.test(name) &&
    taken.test(value) &&
    !/^aws:/i.test(name)
      ? []
      : [`tag ${JSON.stringify(name)}: ${JSON.stringify(value)}`],
  );
}

/** ECS keeps 64 KiB of a task definition; names and values with a NUL reach no process. */
function ofNames({ fluentd, batch, logs }: Config): readonly string[] {
  const variables = [fluentd, batch].flatMap((container) =>
    Object.entries({ ...container.environment, ...container.secrets }),
  );
  return [
    ...variables.flatMap(([name, value]) =>
      `${name}${value}`.includes('\0') || /[=\s]/.test(name) || name === ''
        ? [`variable ${JSON.stringify([name, value])}`]
        : [],
    ),
    ...batch.command.flatMap((word) => (word.includes('\0') ? [`command ${JSON.stringify(word)}`] : [])),
    ...variables.flatMap(([name, value]) =>
      `${name}${value}`.isWellFormed() ? [] : [`variable ${JSON.stringify(name)}`],
    ),
    ...(logs.group?.startsWith('aws/') ? ['a log group of AWS’s own'] : []),
  ];
}

/** fluent.conf is lines: sections that begin and end, and parameters; what stands in one never begins another. */
function fluentFaults(text: string): readonly string[] {
  const open: string[] = [];
  const faults: string[] = [];
  for (const line of text.split('\n').map((each) => each.trim())) {
    const [, end, name = ''] = /^<(\/?)([a-z_]+)[^>]*>$/.exec(line) ?? [];
    if (end === '/') {
      if (open.pop() !== name) faults.push(`fluent.conf ends ${name} where it is not open`);
    } else if (end === '') open.push(name);
    else if (line !== '' && !/^(#|@?[a-z_]+ \S)/.test(line))
      faults.push(`fluent.conf has the line ${JSON.stringify(line)}`);
    if (/[\p{Cc}]/u.test(line)) faults.push(`fluent.conf has a control character in ${JSON.stringify(line)}`);
  }
  return [...faults, ...open.map((name) => `fluent.conf never ends ${name}`)];
}

/** A word of the command with a line break in it would be an instruction of its own. */
function dockerfileFaults(text: string): readonly string[] {
  const lines = text
    .replace(/\\\n/g, '')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
  const known = /^(ARG|FROM|USER|RUN|COPY|WORKDIR|STOPSIGNAL|ENTRYPOINT|CMD)\b/;
  return lines.filter((line) => !known.test(line)).map((line) => `Dockerfile has the line ${JSON.stringify(line)}`);
}
