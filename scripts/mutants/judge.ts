/** A mutation that no test notices, and why none can. */
export interface Equivalent {
  readonly file: string;
  /** The code as it stands, on one line. */
  readonly code: string;
  /** What the mutation writes in its place, on one line. */
  readonly mutant: string;
  readonly why: string;
}

/** Stryker's JSON report, as far as it is read here. Source: mutation-testing-report-schema. */
export interface MutationReport {
  readonly files: Readonly<Record<string, { readonly source: string; readonly mutants: readonly Mutant[] }>>;
}

interface Mutant {
  readonly status: string;
  readonly mutatorName: string;
  readonly replacement?: string;
  readonly location: { readonly start: Position; readonly end: Position };
}

/** Both count from 1. */
interface Position {
  readonly line: number;
  readonly column: number;
}

export interface Judgement {
  readonly mutants: number;
  /** Noticed by a test, time-outs among them. */
  readonly killed: number;
  /** Per cent of all that could be tried, to two places. */
  readonly score: number;
  /** Survivors that the list does not explain, a line each. */
  readonly unexplained: readonly string[];
  /** Entries of the list of which no mutant survived, though their file was tried. */
  readonly outdated: readonly Equivalent[];
}

const noticed = new Set(['Killed', 'Timeout']);
const unnoticed = new Set(['Survived', 'NoCoverage']);

/** What a run of mutants says, beside the list of those that are equivalent. */
export function judgeMutants(report: MutationReport, equivalents: readonly Equivalent[]): Judgement {
  const all = Object.entries(report.files).flatMap(([file, { source, mutants }]) =>
    mutants.map((mutant) => ({
      file,
      ...mutant,
      code: oneLine(cut(source, mutant)),
      by: oneLine(mutant.replacement ?? ''),
    })),
  );
  const killed = all.filter(({ status }) => noticed.has(status));
  const survivors = all.filter(({ status }) => unnoticed.has(status));
  const explains = (entry: Equivalent) => (it: (typeof all)[number]) =>
    entry.file === it.file && entry.code === it.code && entry.mutant === it.by;
  const tried = killed.length + survivors.length;
  return {
    mutants: tried,
    killed: killed.length,
    score: tried === 0 ? 0 : Math.floor((killed.length / tried) * 10_000) / 100,
    unexplained: survivors
      .filter((it) => !equivalents.some((entry) => explains(entry)(it)))
      .map(
        (it) =>
          `${it.file}:${it.location.start.line}:${it.location.start.column}  ${it.status} ${it.mutatorName}: ${it.code}  →  ${it.by}`,
      ),
    outdated: equivalents.filter((entry) => entry.file in report.files && !survivors.some(explains(entry))),
  };
}

function cut(source: string, { location: { start, end } }: Mutant): string {
  const lines = source.split('\n').slice(start.line - 1, end.line);
  const whole = lines.join('\n');
  const tail = (lines.at(-1)?.length ?? 0) - (end.column - 1);
  return whole.slice(start.column - 1, whole.length - tail);
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
