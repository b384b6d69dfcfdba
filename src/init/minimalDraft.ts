import { type Draft, type Note, Variable } from './draft.ts';
import { clusterGap, networkGap } from './gaps.ts';

/** The least that is needed, for whoever begins with nothing. */
export function minimalDraft(cluster: string | undefined): Draft {
  return {
    settings: {
      name: 'access-log',
      ...(cluster !== undefined && { cluster }),
      fluentd: { image: new Variable('FLUENTD_IMAGE'), streams: [stream] },
      batch: { image: new Variable('BATCH_IMAGE') },
    },
    gaps: [...(cluster === undefined ? [clusterGap] : []), networkGap],
    notes: [
      explained('name', 'The ECS service and the family of its task definitions'),
      explained(
        'fluentd',
        'Receives the lines and writes the files: senders give the tag, and the batch reads the folder',
      ),
      explained('batch', 'Reads the files and fills the database'),
      volumeNote,
    ],
  };
}

/** For a configuration that is written without a volume. */
export const volumeNote = explained(
  'volume',
  'Without a volume the files are gone with the task, which is good for a trial. For production: volume: { type: efs, fileSystem: fs-…, accessPoint: fsap-… }',
);

function explained(section: string, text: string): Note {
  return { section, text, explains: true };
}

const stream = {
  tag: 'app.access',
  path: '/fluentd/log/access',
  file: 'access_log',
  write: 'whole',
  format: 'single_value',
};
