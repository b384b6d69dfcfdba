import { OptionRefused } from './errors.ts';
import { defaultLimits } from './limits.ts';
import type { SenderOptions } from './options.ts';

/** The collector takes no longer one for a tag. */
const LONGEST_TAG_BYTES = 1024;
/** Of a limit that is a time to wait: not at all is one too. */
const mayBeZero: readonly string[] = ['lingerMs', 'reconnectMs', 'refusedMs'];

/**
 * A sender without a tag would be acknowledged, and its lines set aside; one with a limit of 0 would wait for ever.
 *
 * @throws OptionRefused
 */
export function checkOptions({ host, port = 24_224, tag, ...limits }: SenderOptions): void {
  if (typeof host !== 'string' || host === '') refuse('host', host, 'the name under which the collector is found');
  if (!Number.isInteger(port) || port < 1 || port > 65_535) refuse('port', port, 'the collector listens on 24224');
  const tagBytes = typeof tag === 'string' ? Buffer.byteLength(tag) : 0;
  if (tagBytes === 0 || tagBytes > LONGEST_TAG_BYTES) {
    refuse('tag', tag, `a text of 1 to ${LONGEST_TAG_BYTES} bytes: the one of a stream of the collector`);
  }
  for (const name of Object.keys(defaultLimits)) checkLimit(name, limits[name as keyof typeof limits]);
}

function checkLimit(name: string, value: unknown): void {
  if (value === undefined) return;
  const lowest = mayBeZero.includes(name) ? 0 : Number.MIN_VALUE;
  const isNumber = (one: unknown) => typeof one === 'number' && Number.isFinite(one) && one >= lowest;
  if (![value].flat().every(isNumber)) refuse(name, value, `a number${lowest > 0 ? ' above 0' : ', 0 or above'}`);
}

function refuse(name: string, value: unknown, hint: string): never {
  const shown = typeof value === 'number' ? value : JSON.stringify(value);
  throw new OptionRefused(`${name} cannot be ${String(shown).slice(0, 60)}`, { hint });
}
