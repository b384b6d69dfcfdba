import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { runAction } from '../local/github/runner.ts';
import { exampleConfig } from './example.ts';
import { type Figure, median } from './measure.ts';

/** From the start of the Action's process to its first request at AWS's endpoint. The endpoint refuses: nothing follows. */
export async function firstCall(): Promise<readonly Figure[]> {
  const times: number[] = [];
  let startedMs = 0;
  let firstMs = 0;
  const server = createServer((_request, response) => {
    firstMs ||= performance.now();
    response.writeHead(400, { 'content-type': 'application/x-amz-json-1.1' });
    response.end(JSON.stringify({ __type: 'AccessDeniedException', message: 'the bench refuses everything' }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const workspace = mkdtempSync(resolve('.bench-'));
  writeFileSync(join(workspace, 'legacy-log-ecs.yml'), exampleConfig);
  try {
    for (let run = 0; run < 6; run += 1) {
      startedMs = performance.now();
      firstMs = 0;
      const env = {
        AWS_ENDPOINT_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
        AWS_REGION: 'eu-central-1',
        AWS_ACCESS_KEY_ID: 'AKIABENCH',
        AWS_SECRET_ACCESS_KEY: 'bench',
      };
      await runAction({ inputs: { command: 'plan' }, event: 'push', workspace, env });
      if (firstMs === 0) throw new Error('the Action made no call');
      if (run > 0) times.push(firstMs - startedMs);
    }
  } finally {
    rmSync(workspace, { recursive: true });
    server.close();
  }
  return [
    { text: `first call     ${median(times).toFixed(0)} ms after start (median of ${times.length})`, isMet: true },
  ];
}
