export type { LogRecord } from './entry.js';
export { CollectorRefused, NotTaken, OptionRefused, RecordRefused, SpoolUnusable } from './errors.js';
export { defaultLimits, type Limits } from './limits.js';
export type { SenderOptions } from './options.js';
export { openSender, type Remainder, type Sender } from './sender.io.js';
export type { SenderEvent, Tally } from './tally.js';
