import { createHash } from 'node:crypto';
import { iso } from '../../values/iso.ts';
import { isFinal } from '../ledger/entry.ts';
import type { Member } from '../lines/member.ts';
import type { GroupReport, NamedLine } from '../report.ts';
import type { Finding } from './input.ts';

/** The lines and rows that a run named, in order of time; their identities only where they are to be shown. */
export function namedOf(findings: readonly Finding[], showLines: boolean): readonly NamedLine[] {
  const named = findings.flatMap(membersOf).toSorted((one, other) => one.member.atMs - other.member.atMs);
  return named.map(({ kind, member: { identity, atMs } }) => ({
    kind,
    at: iso(atMs),
    digest: digestOf(identity),
    ...(showLines ? { identity } : {}),
  }));
}

/** How a line is called where it is not shown; 48 bits, so that two of some thousand hardly ever share one. */
export function digestOf(identity: string): string {
  return createHash('sha256').update(identity).digest('hex').slice(0, 12);
}

interface Named {
  readonly kind: NamedLine['kind'];
  readonly member: Member;
}

function membersOf({ entry, found }: Finding): readonly Named[] {
  if (found === undefined) return [];
  const as = (kind: NamedLine['kind'], members: readonly Member[]) => members.map((member) => ({ kind, member }));
  return [
    ...as(entry.state === 'lost' ? 'missing' : 'late', found.missing),
    ...(isFinal(entry) ? as('extra', found.extra) : []),
    ...as('repeated', found.repeated),
  ];
}

/** The groups that differ, by the names of the columns. */
export function groupsOf(findings: readonly Finding[], names: readonly string[]): readonly GroupReport[] {
  return findings.flatMap(({ entry, groups = [] }) =>
    groups.map(({ values, lines, rows }) => ({
      from: iso(entry.fromMs),
      to: iso(entry.toMs),
      group: groupOf(values, names),
      lines: String(lines),
      rows: String(rows),
    })),
  );
}

/** @param values a JSON list of texts, as `joined` makes it */
export function groupOf(values: string, names: readonly string[]): Readonly<Record<string, string>> {
  const texts: readonly unknown[] = JSON.parse(values);
  return Object.fromEntries(texts.map((text, at) => [names[at] ?? `group ${at + 1}`, String(text)]));
}
