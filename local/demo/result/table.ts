import { inWords } from './inWords.ts';
import type { DemoResult } from './result.ts';

/** The counts at the end, a line each. */
export function toTable(result: DemoResult): readonly string[] {
  const { stored, verified, addresses } = result;
  return [
    line('sent by the application', inWords(result.sent)),
    line('acknowledged by the collector', inWords(result.acknowledged), againWords(result.resent)),
    line('in CloudWatch Logs', inWords(result.copied)),
    line('rows in the database', inWords(stored.ingested)),
    line('not as they were sent', inWords(stored.damaged)),
    line('set aside by the batch', inWords(result.setAside)),
    line('missing, says the Lambda', digits(verified.totals.missingLines), `by id: ${inWords(stored.missing)}`),
    line('extra, says the Lambda', digits(verified.totals.extraRows), `by id: ${inWords(stored.extra)}`),
    ...gapLine(result.gapMs),
    line('DNS led the application to', '', addresses.join(', then ')),
  ];
}

function againWords(resent: number | undefined): string {
  return resent === undefined ? '' : `${inWords(resent)} of them sent again`;
}

function line(name: string, count: string, more = ''): string {
  return `  ${name.padEnd(31)}${count.padStart(7)}   ${more}`.trimEnd();
}

function digits(text: string): string {
  return inWords(Number(text));
}

/** The stand-in does not let anybody wait as AWS does, so this is no promise for there. */
function gapLine(gapMs: number | undefined): readonly string[] {
  if (gapMs === undefined) return [];
  return [
    line('longest time without collector', `${(gapMs / 1000).toFixed(1)} s`, 'AWS takes longer than its stand-in'),
  ];
}
