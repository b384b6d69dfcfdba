import { ownLogGroup } from '../../config/logGroup.ts';
import type { Config } from '../../config/schema.ts';
import type { Health } from '../../health/health.ts';
import { mermaidLabel } from '../escape.ts';

/** Who sends to whom, in words. */
export interface Topology {
  readonly sender: string;
  /** `fluentd.internal:24224`. */
  readonly endpoint: string;
  readonly service: string;
  readonly volume: string;
  readonly database: string;
  /** Where the containers' own output is. */
  readonly logGroup: string;
}

export function topologyOf(config: Config): Topology {
  const { app, discovery, fluentd, verify } = config;
  return {
    sender: app ? `${app.service} (${app.container})` : 'the application',
    endpoint: `${discovery.service}.${discovery.namespace}:${fluentd.port}`,
    service: config.name,
    volume: volumeInWords(config.volume),
    database: verify ? `${verify.database.engine}: ${verify.database.table}` : 'the database',
    logGroup: ownLogGroup(config),
  };
}

type State = 'well' | 'ill' | 'unknown';

/**
 * The topology as a Mermaid flowchart, as GitHub draws it in a job summary: what is seen to be well is green, what is seen not to be is
 * red, and what is not known is grey and dashed. Words say the same as colours.
 */
export function topologyMermaid(topology: Topology, health?: Health): string {
  const { name, fluentd, batch } = statesOf(health);
  return [
    'flowchart LR',
    `  sender[${mermaidLabel(topology.sender)}] -->|forward protocol| name([${mermaidLabel(`${topology.endpoint} in Cloud Map${marks[name]}`)}])`,
    '  name --> fluentd',
    `  subgraph task [${mermaidLabel(`${topology.service}: one task`)}]`,
    `    fluentd[${mermaidLabel(`fluentd${marks[fluentd]}`)}] -->|files| volume[(${mermaidLabel(topology.volume)})]`,
    `    volume --> batch[${mermaidLabel(`batch${marks[batch]}`)}]`,
    '  end',
    `  batch -->|rows| database[(${mermaidLabel(topology.database)})]`,
    ...Object.entries(looks).map(([state, look]) => `  classDef ${state} ${look}`),
    `  class name ${name}`,
    `  class fluentd ${fluentd}`,
    `  class batch ${batch}`,
  ].join('\n');
}

const marks: Readonly<Record<State, string>> = { well: ': well', ill: ': not well', unknown: ': unknown' };

const looks: Readonly<Record<State, string>> = {
  well: 'fill:#dafbe1,stroke:#1a7f37,color:#0a3d1a',
  ill: 'fill:#ffebe9,stroke:#cf222e,color:#6e0e14',
  unknown: 'fill:#eaeef2,stroke:#6e7781,color:#24292f,stroke-dasharray:4 3',
};

/** What was seen. The batch has no health check of its own: it is well where the whole is, and a task that runs it is all that is known else. */
function statesOf(health: Health | undefined): Readonly<Record<'name' | 'fluentd' | 'batch', State>> {
  if (health === undefined) return { name: 'unknown', fluentd: 'unknown', batch: 'unknown' };
  const listens = { yes: 'well', no: 'ill', unknown: 'unknown' } as const;
  const [task] = health.tasks;
  const name = listens[health.listening.state];
  const fluentd = name === 'ill' && task?.health === 'HEALTHY' ? 'well' : name;
  return { name, fluentd, batch: batchOf(health) };
}

function batchOf({ verdict, running }: Health): State {
  if (verdict === 'healthy') return 'well';
  return running === 0 && verdict === 'degraded' ? 'ill' : 'unknown';
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
