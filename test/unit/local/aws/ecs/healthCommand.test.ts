import { expect, test } from 'vitest';
import { healthCommand } from '../../../../../local/aws/ecs/agent/healthCheck.ts';

test.each([
  { name: 'CMD', command: ['CMD', 'nc', '-z', '127.0.0.1', '24224'], run: ['nc', '-z', '127.1.2.3', '24224'] },
  { name: 'CMD-SHELL', command: ['CMD-SHELL', 'nc -z localhost 1'], run: ['/bin/sh', '-c', 'nc -z 127.1.2.3 1'] },
  { name: 'NONE', command: ['NONE'], run: undefined },
  { name: 'another name', command: ['CMD', 'dig', 'mylocalhost'], run: ['dig', 'mylocalhost'] },
])('a health check by $name runs at the task’s address', ({ command, run }) => {
  expect(healthCommand({ command }, '127.1.2.3')).toEqual(run);
});
