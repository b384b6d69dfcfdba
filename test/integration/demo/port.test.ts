import { type AddressInfo, createServer } from 'node:net';
import { expect, test } from 'vitest';
import { requireFreePort } from '../../../local/demo/port.ts';

test('a port that a program holds on all addresses is refused, and a free one is left free', async () => {
  const squatter = createServer();
  await new Promise<void>((resolve) => squatter.listen(0, '0.0.0.0', resolve));
  const { port } = squatter.address() as AddressInfo;
  await expect(requireFreePort(port)).rejects.toThrow(`holds port ${port} on all addresses`);
  await new Promise((resolve) => squatter.close(resolve));
  await requireFreePort(port);
  await requireFreePort(port);
});
