import type { Finding } from '../../src/crontab/finding.ts';

/** What the build prints of its findings: a place, a fact, a hint. */
export function reportLines(file: string, findings: readonly Finding[]): readonly string[] {
  return findings.flatMap(({ severity, line, column, message, hint }) => [
    `${file}:${line}:${column}  ${severity === 'warning' ? 'warning: ' : ''}${message}`,
    `  hint: ${hint}`,
  ]);
}
