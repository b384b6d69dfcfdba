import type { FunctionConfiguration } from '@aws-sdk/client-lambda';

/** Whether Lambda is done with what it was told, `failed` with its reason; undefined while it is at it. */
export function settledOf(configuration: FunctionConfiguration): 'ready' | { readonly failed: string } | undefined {
  const { State, StateReason, LastUpdateStatus, LastUpdateStatusReason } = configuration;
  if (State === 'Pending' || LastUpdateStatus === 'InProgress') return undefined;
  if (State === 'Failed') return { failed: StateReason ?? 'Lambda gives no reason' };
  if (LastUpdateStatus === 'Failed') return { failed: LastUpdateStatusReason ?? 'Lambda gives no reason' };
  return 'ready';
}
