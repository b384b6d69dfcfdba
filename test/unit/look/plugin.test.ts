import { expect, test, vi } from 'vitest';
import { runPlugin } from '../../../src/look/plugin.io.ts';

test('a key press during a session cancels nothing: it is for the command behind it', async () => {
  const cancel = vi.fn();
  process.on('SIGINT', cancel);
  try {
    const running = runPlugin('sh', ['-c', 'exit 3']);
    process.emit('SIGINT', 'SIGINT');
    expect(cancel).not.toHaveBeenCalled();
    expect(await running).toBe(3);
    expect(process.listeners('SIGINT')).toContain(cancel);
  } finally {
    process.off('SIGINT', cancel);
  }
});
