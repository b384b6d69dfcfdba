import type { Random } from '../random.ts';
import type { SoakOptions } from './options.ts';

/** What is done to the parts when so many lines have been sent. */
export interface Fault {
  readonly at: number;
  readonly what:
    | { readonly kind: 'redeploy' }
    | { readonly kind: 'kill'; readonly whom: Killed }
    | { readonly kind: 'crash'; readonly point: string }
    | { readonly kind: 'network'; readonly how: NetworkFault }
    | { readonly kind: 'down'; readonly ms: number }
    /** With a kill of the worker, which has to start on a full volume then. */
    | { readonly kind: 'full'; readonly withKill: boolean }
    | { readonly kind: 'clock'; readonly bySeconds: number };
}

export type Killed = 'supervisor' | 'worker' | 'batch' | 'forwarder';

export const networkFaults = ['drop', 'half-close', 'delay', 'swallow'] as const;
export type NetworkFault = (typeof networkFaults)[number];

const [hour, day] = [3600, 86_400];
/**
 * What the clock is set by, in turn. Back by more than any interval of Fluentd's, over midnight both ways, and back by
 * more than the 31 days that a line may be ahead of its collector.
 */
export const clockSteps = [-hour, 2 * hour, -day, 3 * day, -45 * day, 44 * day] as const;

/** Where the collector's own code can be made to die: between any two things of which one must not stand without the other. */
export const crashPoints = [
  'received',
  'buffered',
  'acked',
  'opened',
  'half',
  'written',
  'half-journal',
  'journalled',
  'renamed',
] as const;
const rotationPoints = ['half-rotated', 'rotated'] as const;

/** The faults of a soak in order, spread over its lines: nothing happens in the first and the last twentieth. */
export function planOf(options: SoakOptions, random: Random): readonly Fault[] {
  const { events, redeploys, kills, stopBatch, network, collectorDownMs, mode, sender, full, clock } = options;
  const whom =
    sender === 'forwarder' ? (['supervisor', 'worker', 'forwarder'] as const) : (['supervisor', 'worker'] as const);
  const points = mode === 'rotate' ? [...crashPoints, ...rotationPoints] : crashPoints;
  const whats: readonly Fault['what'][] = [
    ...times(redeploys, () => ({ kind: 'redeploy' }) as const),
    ...times(kills, (index) => killOf(index, whom, points, random)),
    ...times(stopBatch, () => ({ kind: 'kill', whom: 'batch' }) as const),
    ...times(
      network,
      (index) => ({ kind: 'network', how: networkFaults[index % networkFaults.length] ?? 'drop' }) as const,
    ),
    ...times(full, (index) => ({ kind: 'full', withKill: index % 2 === 1 }) as const),
    ...times(clock, (index) => ({ kind: 'clock', bySeconds: clockSteps[index % clockSteps.length] ?? 0 }) as const),
    ...(collectorDownMs > 0 ? [{ kind: 'down', ms: collectorDownMs } as const] : []),
  ];
  const span = 0.9 / whats.length;
  return shuffled(whats, random).map((what, index) => ({
    at: Math.floor(events * (0.05 + span * (index + random.part() * 0.8))),
    what,
  }));
}

/** In turn: the worker at a point of its code, and each of those that can be killed at any moment. */
function killOf(index: number, whom: readonly Killed[], points: readonly string[], random: Random): Fault['what'] {
  const killed = whom[(index % (whom.length + 1)) - 1];
  return killed === undefined ? { kind: 'crash', point: random.oneOf(points) } : { kind: 'kill', whom: killed };
}

function times<Value>(count: number, make: (index: number) => Value): readonly Value[] {
  return Array.from({ length: count }, (_, index) => make(index));
}

function shuffled<Value>(values: readonly Value[], random: Random): readonly Value[] {
  return values
    .map((value) => ({ value, place: random.part() }))
    .sort((one, other) => one.place - other.place)
    .map(({ value }) => value);
}
