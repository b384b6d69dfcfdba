import type { Health, Listening } from '../../health/health.ts';
import { moment } from '../words.ts';

/** Who is listening now, in a clause: what a person whose deploy failed has to know first. */
export function listeningWords(health: Health | undefined): string {
  if (health === undefined) return 'whether anybody is listening is unknown: it was not looked at';
  const { listening } = health;
  switch (listening.state) {
    case 'yes':
      return `${listening.address} is listening${since(listening)}`;
    case 'no':
      return `nobody is listening${since(listening)}: ${listening.because}`;
    case 'unknown':
      return `whether anybody is listening is unknown: ${listening.because}`;
  }
}

function since({ sinceMs }: Exclude<Listening, { state: 'unknown' }>): string {
  return sinceMs === undefined ? '' : ` since ${moment(sinceMs)}`;
}

/** What is not well with a service, where something is not, or where that is not known. */
export function unwell(health: Health | undefined): string | undefined {
  if (health === undefined || health.verdict === 'healthy') return undefined;
  const words = health.verdict === 'degraded' ? 'it is not well now' : 'how it is now is unknown';
  return `${words}: ${health.because}`;
}
