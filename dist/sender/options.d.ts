import type { TlsOptions } from './connection.io.js';
import type { Limits } from './limits.js';
import type { SenderEvent } from './tally.js';
export interface SenderOptions extends Partial<Limits> {
    /** The collector's name; asked for anew before each attempt to connect, as the next task has another address. */
    readonly host: string;
    readonly port?: number;
    readonly tag: string;
    /** The key of a record that holds its id. A record that comes with one keeps it. */
    readonly idKey?: string;
    /** A folder on a local disk, of this process alone: what was taken survives the process. */
    readonly spool?: string;
    /** As in the collector's `<security>`. */
    readonly sharedKey?: string;
    /** How this sender calls itself there; the machine's name unless said. */
    readonly hostname?: string;
    /** `{ ca }`, and `servername` where it is not the host. */
    readonly tls?: TlsOptions;
    /** Gives an address in place of the system's resolver. */
    readonly resolve?: () => Promise<string>;
    /** Without it, problems are printed on standard error, each at most once a minute. */
    readonly onEvent?: (event: SenderEvent) => void;
}
