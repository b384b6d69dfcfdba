export type { LogRecord } from './entry.ts';
export { CollectorRefused, NotTaken, OptionRefused, RecordRefused, SpoolUnusable } from './errors.ts';
export { defaultLimits, type Limits } from './limits.ts';
export type { SenderOptions } from './options.ts';
export { openSender, type Remainder, type Sender } from './sender.io.ts';
export type { SenderEvent, Tally } from './tally.ts';
