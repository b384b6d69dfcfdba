import { expect, test } from 'vitest';
import { makeAddresses } from '../../../../../local/aws/ecs/agent/address.ts';

const never = new AbortController().signal;

/** A machine with these addresses, each of which has one holder at a time. `tried` are those that were wanted. */
function machine(has: (address: string) => boolean, takenAlready: readonly string[] = []) {
  const taken = new Set(takenAlready);
  const tried: string[] = [];
  const holdAddress = makeAddresses(async (address) => {
    tried.push(address);
    if (!has(address)) return 'absent';
    if (taken.has(address)) return 'taken';
    taken.add(address);
    return { address, release: async () => void taken.delete(address) };
  });
  return { holdAddress, tried };
}

const anyAddress = () => true;
const oneAddress = (address: string) => address === '127.0.0.1';

test('two tasks of a subnet have addresses of one network, each its own', async () => {
  const { holdAddress } = machine(anyAddress);
  const { address: one } = await holdAddress('subnet-0de0', never);
  const { address: other } = await holdAddress('subnet-0de0', never);
  expect(one).toMatch(/^127\.84\.209\.\d+$/);
  expect(other).toMatch(/^127\.84\.209\.\d+$/);
  expect(other).not.toBe(one);
});

test('an address that was given back is not the next one to be given', async () => {
  const { holdAddress } = machine(anyAddress);
  const first = await holdAddress('subnet-0de0', never);
  await first.release();
  expect((await holdAddress('subnet-0de0', never)).address).not.toBe(first.address);
});

test('an address that somebody else holds is passed over', async () => {
  const all = Array.from({ length: 240 }, (_, index) => `127.84.209.${10 + index}`);
  const { holdAddress } = machine(anyAddress, all.slice(1));
  expect((await holdAddress('subnet-0de0', never)).address).toBe('127.84.209.10');
  await expect(holdAddress('subnet-0de0', never)).rejects.toThrow('every address of subnet-0de0 is taken');
});

test('where there is only 127.0.0.1 each task has it in turn', async () => {
  const { holdAddress, tried } = machine(oneAddress);
  const events: string[] = [];
  const first = await holdAddress('subnet-0de0', never);
  const waiting = holdAddress('subnet-0de0', never).then(({ address }) => events.push(`second has ${address}`));
  while (tried.length < 5) await new Promise((resolve) => setTimeout(resolve, 10));
  events.push(`first gives ${first.address} back`);
  await first.release();
  await waiting;
  expect(events).toEqual(['first gives 127.0.0.1 back', 'second has 127.0.0.1']);
});

test('a task that has to stop does not wait for its turn any longer', async () => {
  const { holdAddress } = machine(oneAddress);
  await holdAddress('subnet-0de0', never);
  const stopping = new AbortController();
  const waiting = holdAddress('subnet-0de0', stopping.signal);
  stopping.abort();
  await expect(waiting).rejects.toThrow('aborted');
});

test('a machine without any of them is told so', async () => {
  const { holdAddress } = machine(() => false);
  await expect(holdAddress('subnet-0de0', never)).rejects.toThrow('no address 127.0.0.1 on this machine');
});
