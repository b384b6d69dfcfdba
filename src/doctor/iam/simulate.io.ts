import { type EvaluationResult, SimulatePrincipalPolicyCommand } from '@aws-sdk/client-iam';
import type { Room } from '../room.io.ts';
import { allSeen, mapped, type Seen } from '../seen.ts';
import { type Decision, decisionsOf, type Need } from './decision.ts';

/** What IAM says that a principal may do: a call for each thing. */
export async function simulate(
  room: Pick<Room, 'ask' | 'clients'>,
  principal: string,
  needs: readonly Need[],
): Promise<Seen<readonly Decision[]>> {
  const all = await Promise.all(needs.map((need) => askFor(room, principal, need)));
  return mapped(allSeen(all), (decisions) => decisions.flat());
}

async function askFor(
  { ask, clients }: Pick<Room, 'ask' | 'clients'>,
  PolicySourceArn: string,
  need: Need,
): Promise<Seen<readonly Decision[]>> {
  const ContextEntries = Object.entries(need.context ?? {}).map(([ContextKeyName, value]) => ({
    ContextKeyName,
    ContextKeyType: 'string' as const,
    ContextKeyValues: [value],
  }));
  const input = {
    PolicySourceArn,
    ActionNames: [...need.actions],
    ResourceArns: [need.resource, ...(need.or === undefined ? [] : [need.or])],
    ContextEntries,
  };
  const list = async () => {
    const all: EvaluationResult[] = [];
    let Marker: string | undefined;
    do {
      const page = await clients
        .iam()
        .send(new SimulatePrincipalPolicyCommand({ ...input, ...(Marker && { Marker }) }));
      all.push(...(page.EvaluationResults ?? []));
      Marker = page.IsTruncated ? page.Marker : undefined;
    } while (Marker);
    return all;
  };
  const results = await ask('iam:SimulatePrincipalPolicy', list, ['NoSuchEntityException', 'NoSuchEntity']);
  return mapped(results, (found) => decisionsOf(need, found));
}
