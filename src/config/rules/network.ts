import { runsOn } from '../capacity.ts';
import { error, type Finding, warning } from '../finding.ts';
import { MONITOR_PORT } from '../places.ts';
import type { Config } from '../schema.ts';
import { each, readEach } from './unlessWrong.ts';

/** A list that names one id twice is a slip: another id was meant. */
export function repeatedIds({ network }: Config): readonly Finding[] {
  return each(['subnets', 'securityGroups'] as const, (name) => {
    const ids = readEach(network[name], (id) => id);
    return each(network[name], (id, index) => {
      const first = ids.indexOf(id);
      if (first === index) return [];
      return [
        error(
          ['network', name, index],
          `network.${name}[${index}] is the same as network.${name}[${first}]`,
          'name each one once',
        ),
      ];
    });
  });
}

/** CreateService refuses it: the network interfaces of tasks on EC2 get no public address. */
export function publicIp(config: Config): readonly Finding[] {
  if (!config.network.assignPublicIp || runsOn(config) === 'FARGATE') return [];
  return [
    error(
      ['network', 'assignPublicIp'],
      'network.assignPublicIp is only possible on Fargate',
      'take it out; a private subnet reaches the registry through a NAT gateway or VPC endpoints',
    ),
  ];
}

/** Ports that Fluentd would fail to open. */
export function fluentdPort({ fluentd: { port } }: Config): readonly Finding[] {
  const path = ['fluentd', 'port'];
  if (port === MONITOR_PORT) {
    return [
      error(path, `fluentd.port is ${port}, where Fluentd’s own monitor listens`, 'write another, such as 24224'),
    ];
  }
  if (port >= 1024) return [];
  return [
    warning(
      path,
      `fluentd.port is ${port}: below 1024 a host may allow only root to listen, which Fluentd is not`,
      'write another, such as 24224',
    ),
  ];
}
