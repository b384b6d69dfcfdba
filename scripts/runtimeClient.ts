/**
 * `node scripts/runtimeClient.ts BIN`: the bundle in AWS's own runtime client, `aws-lambda-ric`, whose executable is BIN. It
 * is not among the packages of this project, since it compiles for minutes; the nightly workflow installs it.
 */
import { spawn } from 'node:child_process';
import { startRuntimeApi } from './runtimeClient/api.ts';

const [bin] = process.argv.slice(2);
if (bin === undefined) throw new Error('name the executable of aws-lambda-ric');
const api = await startRuntimeApi({ describe: true });
const client = spawn(bin, ['index.handler'], {
  cwd: 'dist/lambda',
  env: {
    ...process.env,
    AWS_LAMBDA_RUNTIME_API: api.address,
    AWS_REGION: 'eu-west-1',
    AWS_LAMBDA_FUNCTION_NAME: 'verifier',
  },
  stdio: 'inherit',
});
const ended = new Promise<never>((_, reject) => {
  client.once('error', reject);
  client.once('exit', (code) => reject(new Error(`the runtime client ended with ${code} before it answered`)));
});
try {
  const { kind, body } = await Promise.race([api.answered, ended]);
  console.log(`${kind}: ${body.slice(0, 200)}`);
  if (kind === 'error' || !JSON.parse(body).includes('## Verification')) process.exitCode = 1;
} finally {
  ended.catch(() => {});
  client.kill();
  api.close();
}
