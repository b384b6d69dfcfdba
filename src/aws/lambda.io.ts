import { LambdaClient } from '@aws-sdk/client-lambda';
import type { ApiCall } from '../world/world.ts';
import { type ClientOptions, clientSettings } from './settings.io.ts';
import { watched } from './watched.io.ts';

/** An invocation is answered when the function has ended, which may take 15 minutes. */
const longer = { call: /^POST .*\/invocations$/, withinMs: 900_000 };

/** The client for Lambda. Its file is loaded where it is needed, so that a deploy without functions has none of it. */
export function openLambda(options: ClientOptions, calls: ApiCall[]): LambdaClient {
  return watched(new LambdaClient(clientSettings({ ...options, longer })), 'Lambda', calls);
}
