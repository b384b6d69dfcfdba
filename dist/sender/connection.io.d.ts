import { type ConnectionOptions } from 'node:tls';
/** As Node's own, `{ ca, servername, … }`. */
export type TlsOptions = ConnectionOptions;
export interface Target {
    readonly address: string;
    readonly port: number;
    readonly tls?: TlsOptions;
    readonly sharedKey?: string;
    /** How this sender calls itself to a collector that asks for a key. */
    readonly hostname: string;
    readonly timeoutMs: number;
}
export interface Connection {
    write(bytes: Buffer): void;
    /** Hears each answer of the collector. Answers that came before are heard at once. */
    hear(onAnswer: (answer: unknown) => void): void;
    /** Resolves when it has ended, with the reason. */
    readonly ended: Promise<string>;
    end(because: string): void;
}
/**
 * Connects, and shows the key where there is one.
 *
 * @throws CollectorRefused for a key that does not fit; other errors as the socket has them
 */
export declare function openConnection(target: Target): Promise<Connection>;
