import { ensureFluentd } from '../../local/fluentd/install.ts';

/** Once before the integration tests: installs the real Fluentd, or says why its tests are going to be skipped. */
export async function setup(): Promise<void> {
  const ensured = await ensureFluentd((line) => process.stderr.write(`${line}\n`));
  if (ensured.kind === 'none') process.stderr.write(`Tests with a real Fluentd are skipped: ${ensured.because}\n`);
}
