import type { ListedRevision, RevisionsReport } from '../../undo/revisionsReport.ts';
import { iso } from '../../values/iso.ts';
import { plain, plainLines } from '../escape.ts';
import { oneLine } from '../words.ts';

/** The revisions for a terminal, newest first; the one that runs has a star. */
export function revisionsText(report: RevisionsReport): string {
  const { family, because, revisions, more, outcomesUnknown, deregistered, kept } = report;
  return plainLines([
    `revisions of ${family}: ${because}`,
    ...revisions.flatMap(lines),
    ...(more > 0 ? [`  and ${more} older`] : []),
    ...(outcomesUnknown === undefined ? [] : [`  what became of them is unknown: ${outcomesUnknown}`]),
    ...(deregistered.length > 0 ? [`  deregistered: ${deregistered.join(', ')}`] : []),
    ...kept.map(({ revision, because: why }) => `  kept: ${revision}, ${why}`),
  ]);
}

function lines(it: ListedRevision): string[] {
  const head = `${it.runs ? '*' : ' '} ${it.number}  ${registered(it)}  ${it.status}${outcome(it)}`;
  return [
    `  ${head}`,
    ...it.containers.map(
      ({ name, image, digest }) => `       ${name}: ${image}${digest === undefined ? '' : ` (${digest})`}`,
    ),
  ];
}

export function registered({ registeredAtMs, registeredBy }: ListedRevision): string {
  const by = registeredBy.slice(registeredBy.lastIndexOf(':') + 1);
  const when = registeredAtMs === undefined ? 'no date' : iso(registeredAtMs).slice(0, 19).concat('Z');
  return by === '' ? when : `${when} by ${by}`;
}

function outcome({ lastOutcome, lastBroughtAtMs }: ListedRevision): string {
  if (lastOutcome === undefined) return '';
  return `, last ${lastOutcome}${lastBroughtAtMs === undefined ? '' : ` at ${iso(lastBroughtAtMs).slice(0, 19)}Z`}`;
}

/** The one line that says why it is no success; undefined where it is one. */
export function revisionsFailure({ outcome: how, because, hint }: RevisionsReport): string | undefined {
  if (how !== 'failed') return undefined;
  const line = `deregistering old revisions failed: ${because}`;
  return plain(oneLine(hint === undefined ? line : `${line}; hint: ${hint}`));
}
