import { describe, expect, test } from 'vitest';
import { dependantsOf, dependenciesOf, findCircle } from '../../../../../local/aws/ecs/records/containerOrder.ts';

const fluentd = { name: 'fluentd' };
const batch = {
  name: 'batch',
  volumesFrom: [{ sourceContainer: 'fluentd' }],
  dependsOn: [{ containerName: 'fluentd', condition: 'HEALTHY' as const }],
};

describe('container order', () => {
  test('volumesFrom waits for the start of its source', () => {
    const sharing = { name: 'batch', volumesFrom: [{ sourceContainer: 'fluentd' }] };
    expect(dependenciesOf(sharing)).toEqual([{ container: 'fluentd', condition: 'START' }]);
  });

  test('what dependsOn says is not weakened by volumesFrom', () => {
    expect(dependenciesOf(batch)).toEqual([{ container: 'fluentd', condition: 'HEALTHY' }]);
  });

  test('who depends on a container has to end before it', () => {
    expect(dependantsOf([fluentd, batch], 'fluentd')).toEqual(['batch']);
    expect(dependantsOf([fluentd, batch], 'batch')).toEqual([]);
  });

  test('a circle is found and told by its names', () => {
    const circular = { ...fluentd, dependsOn: [{ containerName: 'batch', condition: 'START' as const }] };
    expect(findCircle([circular, batch])).toEqual(['fluentd', 'batch', 'fluentd']);
    expect(findCircle([fluentd, batch])).toBeUndefined();
  });
});
