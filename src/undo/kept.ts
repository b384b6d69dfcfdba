import type { Config } from '../config/schema.ts';
import type { Left } from './destroyReport.ts';

/** What a destroy never touches: the files, and what verifies. */
export function kept(config: Pick<Config, 'volume' | 'verify' | 'name'>): readonly Left[] {
  return [...volumeLeft(config), ...verifierLeft(config)];
}

function volumeLeft({ volume, name }: Pick<Config, 'volume' | 'name'>): Left[] {
  const left = (it: string, because: string): Left[] => [{ resource: 'volume', name: it, because }];
  switch (volume.type) {
    case 'anonymous':
      return [];
    case 'docker':
      return left(
        volume.name ?? `${name}-log`,
        'the Docker volume stays on each host that had the task, with its files',
      );
    case 'host':
      return left(volume.path, 'the folder stays on each host that had the task, with its files');
    case 'efs':
      return left(volume.fileSystem, 'the file system stays, with its files');
  }
}

function verifierLeft({ verify }: Pick<Config, 'verify'>): Left[] {
  if (verify === undefined) return [];
  const because = 'the function and the ledger of the verification stay: the template that made them removes them';
  return [{ resource: 'verifier-function', name: 'of lambda/template.yaml', because }];
}

/** What is lost with the task, in one sentence; undefined where nothing is. */
export function lostWith({ volume }: Pick<Config, 'volume'>): string | undefined {
  if (volume.type !== 'anonymous') return undefined;
  return 'the volume is new for every task: files that the batch has not read yet go with it';
}
