import { ownLogGroup } from '../config/logGroup.ts';
import type { Config } from '../config/schema.ts';
import { defined } from '../values/defined.ts';
import type { ContainerInput } from './desired.ts';

/**
 * Where a container's own output goes; its stream is `<container>/<container>/<task id>`.
 *
 * Non-blocking, and said so although it is ECS's default since June 2025, because an account may have turned the
 * default back: in blocking mode a slow CloudWatch Logs stops Fluentd's writes to standard output, and with them
 * the ingestion. What is lost when the buffer overflows are messages about the service, never the log lines.
 * The driver can find the Region by itself on EC2 only, so the option is there whenever the Region is known.
 */
export function toLogConfiguration(config: Config, containerName: string): ContainerInput['logConfiguration'] {
  return {
    logDriver: 'awslogs',
    options: {
      'awslogs-group': ownLogGroup(config),
      ...defined({ 'awslogs-region': config.region }),
      'awslogs-stream-prefix': containerName,
      mode: 'non-blocking',
      'max-buffer-size': '10m',
    },
  };
}
