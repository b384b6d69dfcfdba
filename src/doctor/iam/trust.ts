import { isMapping } from '../../values/mapping.ts';

/** Whether a trust policy lets a service take the role; undefined where it cannot be read. Conditions are not judged. */
export function trusts(policy: string, service: string): boolean | undefined {
  const document = parse(policy);
  if (!isMapping(document)) return undefined;
  return list(document.Statement).some((statement) => {
    if (!isMapping(statement) || statement.Effect !== 'Allow' || !isMapping(statement.Principal)) return false;
    const actions = list(statement.Action).map((action) => String(action).toLowerCase());
    const isTaking = actions.some((action) => ['*', 'sts:*', 'sts:assumerole'].includes(action));
    return isTaking && list(statement.Principal.Service).includes(service);
  });
}

/** One entry may stand without its list. */
function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : value === undefined ? [] : [value];
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
