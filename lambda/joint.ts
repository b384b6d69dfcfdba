import type { Verification, VerifyReport } from '../src/verify/index.ts';

/** The report of what was found, or is remembered, as of an instant. */
export function toReport(_found: Verification, _nowMs: number): VerifyReport {
  throw new Error('not built yet');
}

/** The report as a custom widget of a CloudWatch dashboard: HTML without script. */
export function toPage(_report: VerifyReport): string {
  throw new Error('not built yet');
}
