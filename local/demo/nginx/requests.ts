/** What the application behind nginx answers. */
export const answer = 'hello';

/** A user agent as it is sent, and as nginx writes it: a quote and a backslash would end or change a field. */
const agents = [
  { sent: 'Mozilla/5.0 (X11; Linux x86_64)', written: 'Mozilla/5.0 (X11; Linux x86_64)' },
  { sent: 'curl/8.10.1', written: 'curl/8.10.1' },
  { sent: 'say "hi" \\ back', written: 'say \\x22hi\\x22 \\x5C back' },
] as const;

/** The request of that number, which its path says. */
export function requestOf(index: number): { readonly path: string; readonly agent: string } {
  return { path: `/orders?n=${index}`, agent: agentOf(index).sent };
}

/** What nginx writes of so many requests, in its format `main`; the time, which nginx alone knows, is left out. */
export function writtenLines(count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => {
    const { path } = requestOf(index);
    return `127.0.0.1 - - [] "GET ${path} HTTP/1.1" 200 ${answer.length} "-" "${agentOf(index).written}" "-"`;
  });
}

function agentOf(index: number) {
  return agents[index % agents.length] ?? agents[0];
}

/** The number of the request that a line is of, and the line without its time. */
export function readWritten(line: string): { readonly index: number; readonly line: string } {
  return { index: Number(/\?n=(\d+) /.exec(line)?.[1] ?? Number.NaN), line: line.replace(/\[[^\]]*\]/, '[]') };
}

/** `[22/Nov/2026:10:05:03 +0000]` in milliseconds. Throws where there is none. */
export function writtenAt(line: string): number {
  const [, date, clock] = /\[([^:\]]+):([^\]]+)\]/.exec(line) ?? [];
  const atMs = Date.parse(`${date?.replaceAll('/', ' ')} ${clock}`);
  if (Number.isNaN(atMs)) throw new Error(`nginx wrote a line without a time: ${line}`);
  return atMs;
}
