import { InvokeCommand } from '@aws-sdk/client-lambda';
import { read } from '../aws/call.io.ts';
import type { AwsWorld } from '../aws/world.ts';
import { LegacyLogError } from '../errors.ts';
import type { Result } from './command.ts';
import { judgeAnswer, unknownAs, type Verification, withVerification } from './results/verification.ts';

/** A deploy’s result, with what a function says that verifies what is due now. */
export async function verifiedAfter(
  world: Pick<AwsWorld, 'lambda'>,
  functionName: string,
  result: Result,
  signal: AbortSignal,
): Promise<Result> {
  return withVerification(result, await askVerifier(world, functionName, signal));
}

/** Has a function verify what is due now, and waits for what it says. What it cannot say is unknown, and no error. */
async function askVerifier(
  { lambda }: Pick<AwsWorld, 'lambda'>,
  FunctionName: string,
  abortSignal: AbortSignal,
): Promise<Verification> {
  try {
    return await read('lambda:InvokeFunction', `what "${FunctionName}" verifies`, async () => {
      const client = await lambda();
      const answer = await client.send(new InvokeCommand({ FunctionName, Payload: '{}' }), { abortSignal });
      if (answer.FunctionError !== undefined) return unknownAs('the function ended with an error, which its log has');
      return judgeAnswer(answer.Payload?.transformToString() ?? '');
    });
  } catch (error) {
    if (error instanceof LegacyLogError) return unknownAs(error.message);
    throw error;
  }
}
