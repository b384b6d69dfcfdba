/** The process in which a Lambda bundle runs: see invoke.ts. */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const [file, name] = (process.env._HANDLER ?? '').split('.');
const module = await import(pathToFileURL(join(process.env.LAMBDA_TASK_ROOT ?? '', `${file}.mjs`)).href);
const event = await new Promise((resolve) => process.once('message', resolve));
const deadlineMs = Date.now() + Number(process.env.AWS_LAMBDA_FUNCTION_TIMEOUT_MS);
process.send?.('called');

const context = {
  functionName: process.env.AWS_LAMBDA_FUNCTION_NAME,
  awsRequestId: crypto.randomUUID(),
  getRemainingTimeInMillis: () => Math.max(0, deadlineMs - Date.now()),
};

try {
  answer({ result: (await module[name ?? ''](event, context)) ?? null });
} catch (error) {
  const { name: type, message } = error instanceof Error ? error : new Error(String(error));
  answer({ error: { name: type, message } });
}

function answer(message: object): void {
  process.send?.(message, () => process.exit(0));
}
