import type { Config } from '../../config/schema.ts';
import { mermaidLabel } from '../escape.ts';

/** Who sends to whom, in words. */
export interface Topology {
  readonly sender: string;
  /** `fluentd.internal:24224`. */
  readonly endpoint: string;
  readonly service: string;
  readonly volume: string;
  readonly database: string;
}

export function topologyOf(config: Config): Topology {
  const { app, discovery, fluentd, verify } = config;
  return {
    sender: app ? `${app.service} (${app.container})` : 'the application',
    endpoint: `${discovery.service}.${discovery.namespace}:${fluentd.port}`,
    service: config.name,
    volume: volumeInWords(config.volume),
    database: verify ? `${verify.database.engine}: ${verify.database.table}` : 'the database',
  };
}

/** The topology as a Mermaid flowchart, as GitHub draws it in a job summary. */
export function topologyMermaid(topology: Topology): string {
  return [
    'flowchart LR',
    `  sender[${mermaidLabel(topology.sender)}] -->|forward protocol| name([${mermaidLabel(`${topology.endpoint} in Cloud Map`)}])`,
    '  name --> fluentd',
    `  subgraph task [${mermaidLabel(`${topology.service}: one task`)}]`,
    `    fluentd["fluentd"] -->|files| volume[(${mermaidLabel(topology.volume)})]`,
    '    volume --> batch["batch"]',
    '  end',
    `  batch -->|rows| database[(${mermaidLabel(topology.database)})]`,
  ].join('\n');
}

function volumeInWords(volume: Config['volume']): string {
  switch (volume.type) {
    case 'anonymous':
      return 'anonymous volume, new for each task';
    case 'docker':
      return 'Docker volume of the host';
    case 'host':
      return `host folder ${volume.path}`;
    case 'efs':
      return `EFS ${volume.fileSystem}`;
  }
}
