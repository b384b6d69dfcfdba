import { error, type Finding } from '../../finding.ts';
import type { Verify } from '../../schema/verify.ts';
import { suggest } from '../../suggest.ts';
import { zoneNamed } from '../../zones.ts';

const path = ['verify', 'database'];

/** A secret with a password, or a user who signs in with a token. */
export function oneSignIn({ database: { secret, user, host, name } }: Verify): readonly Finding[] {
  if (secret === undefined && user === undefined) {
    const hint =
      'name the secret with the connection, `secret: …`; or the user of RDS IAM, `user: …`, with host and name';
    return [error(path, 'verify.database says nothing of how to sign in', hint)];
  }
  if (user === undefined) return [];
  if (secret !== undefined) {
    const fact = 'verify.database names a secret and a user of RDS IAM';
    return [error([...path, 'user'], fact, 'keep one: a secret holds its own user')];
  }
  const missing = Object.entries({ host, name }).flatMap(([setting, given]) => (given === undefined ? [setting] : []));
  if (missing.length === 0) return [];
  const fact = `verify.database.user signs in without a secret, and ${missing.join(' and ')} stand nowhere`;
  return [error([...path, 'user'], fact, `add ${missing.map((setting) => `\`${setting}: …\``).join(' and ')}`)];
}

/** Capitals count: databases look a name up as it stands. */
export function knownZone({ database: { timezone } }: Verify): readonly Finding[] {
  if (/^[+-]/.test(timezone)) return [];
  const named = zoneNamed(timezone);
  if (named === timezone) return [];
  const near = named ?? suggest(timezone, Intl.supportedValuesOf('timeZone'));
  const hint =
    near === undefined ? 'write a name such as Asia/Tokyo, or an offset such as +09:00' : `did you mean ${near}?`;
  return [error([...path, 'timezone'], `verify.database.timezone ${timezone} is not a known zone`, hint)];
}
