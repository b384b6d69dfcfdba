import { NotPossible } from '../errors.ts';
import type { ServicePlace } from '../tasks/tasks.io.ts';

export function noService({ cluster, service }: ServicePlace): NotPossible {
  return new NotPossible(`there is no service "${service}" in cluster "${cluster}"`, {
    setting: 'name',
    hint: 'check name, cluster and region, or deploy it first',
  });
}
