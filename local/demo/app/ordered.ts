import { setTimeout as sleep } from 'node:timers/promises';
import type { AppOrder } from './protocol.ts';

/**
 * What the parent wants, and how fast: for a program that the parent starts, and that calls `onGone` when the parent
 * has gone.
 */
export async function ordered<Order extends AppOrder>(onGone: () => void) {
  const received = Promise.withResolvers<Order>();
  const released = Promise.withResolvers<void>();
  process.on('message', (message) => (message === 'release' ? released.resolve() : received.resolve(message as Order)));
  process.on('disconnect', onGone);
  const order = await received.promise;
  return {
    order,
    /**
     * What is held back goes slowly until the parent releases it, and the last line not before: something is on its
     * way for as long as the deploys take, and after the last of them.
     */
    async turnOf(index: number): Promise<void> {
      if (index < order.lines.length - order.heldBack) return;
      const isLast = index === order.lines.length - 1;
      await (isLast ? released.promise : Promise.race([released.promise, sleep(order.slowPauseMs)]));
    },
    /** Pauses after each burst, and does this meanwhile. */
    async paceAfter(index: number, meanwhile: () => Promise<void>): Promise<void> {
      if (index % order.burst === order.burst - 1) await Promise.all([sleep(order.pauseMs), meanwhile()]);
    },
  };
}
