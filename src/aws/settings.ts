import { defined } from '../values/defined.ts';

/** How long a call may take. Without a limit, as the SDK has it, one connection that hangs would outlive every time-out of a run. */
export const CONNECT_WITHIN_MS = 5_000;
export const ANSWER_WITHIN_MS = 20_000;

export interface ClientOptions {
  /** Unset: where the SDK finds it by itself. */
  readonly region?: string | undefined;
  readonly answerWithinMs?: number;
}

/** What every client of AWS is created with; credentials and endpoints (AWS_ENDPOINT_URL) are found by the SDK itself. */
export function clientSettings({ region, answerWithinMs = ANSWER_WITHIN_MS }: ClientOptions) {
  return {
    ...defined({ region }),
    requestHandler: {
      connectionTimeout: CONNECT_WITHIN_MS,
      requestTimeout: answerWithinMs,
      throwOnRequestTimeout: true,
    },
  };
}
