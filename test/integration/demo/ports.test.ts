import { type AddressInfo, createServer } from 'node:net';
import { expect, test } from 'vitest';
import { ownAddresses } from '../../../local/demo/ports.ts';

test('a port that a program holds on all addresses is refused, and a free one is left free', async () => {
  const squatter = createServer();
  await new Promise<void>((resolve) => squatter.listen(0, '0.0.0.0', resolve));
  const { port } = squatter.address() as AddressInfo;
  await expect(ownAddresses([port])).rejects.toThrow(`holds port ${port} on all addresses`);
  await new Promise((resolve) => squatter.close(resolve));
  await ownAddresses([port]);
  await ownAddresses([port]);
});

test('where there is only 127.0.0.1, its ports are those that have to be free', async () => {
  const bound: string[] = [];
  const answers: Readonly<Record<string, string>> = { '127.0.0.1:24220': 'EADDRINUSE' };
  const bind = async (address: string, port: number) => {
    bound.push(`${address}:${port}`);
    return address === '127.0.0.1' ? answers[`${address}:${port}`] : 'EADDRNOTAVAIL';
  };
  expect(await ownAddresses([24_224], bind)).toBe(false);
  await expect(ownAddresses([24_224, 24_220], bind)).rejects.toThrow('holds port 24220 of 127.0.0.1');
  expect(bound.filter((one) => one.startsWith('127.0.0.1:'))).toEqual([
    '127.0.0.1:24224',
    '127.0.0.1:24224',
    '127.0.0.1:24220',
  ]);
});
