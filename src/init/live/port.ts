import type { ContainerDefinition } from '@aws-sdk/client-ecs';

/** The port of the forward protocol: that of the health check which a deploy writes, or the one that is mapped. */
export function portOf(fluentd: ContainerDefinition | undefined): { readonly port?: number } {
  const last = Number(fluentd?.healthCheck?.command?.at(-1));
  const mapped = fluentd?.portMappings?.[0]?.containerPort;
  const port = Number.isInteger(last) && last > 0 ? last : mapped;
  return port === undefined ? {} : { port };
}
