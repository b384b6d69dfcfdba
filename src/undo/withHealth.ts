import type { Ending } from '../deploy/ending.ts';
import type { Health } from '../health/health.ts';
import { defined } from '../values/defined.ts';

/** An ending that calls itself good only where the service is well: what stands as wanted may still not be. */
export function withHealth(ending: Ending, health: Health): Ending {
  const isGood = ending.outcome === 'succeeded' || ending.outcome === 'unchanged';
  if (!isGood || health.verdict === 'healthy') return ending;
  const because =
    health.verdict === 'degraded' ? health.because : `whether the service is well is unknown: ${health.because}`;
  return { ...ending, outcome: 'degraded', because, ...defined({ hint: health.hint }) };
}
