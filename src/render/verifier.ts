import { durationMs } from '../config/duration.ts';
import type { Config, Verify } from '../config/schema.ts';
import { defined } from '../values/defined.ts';
import { secretArn, streamsArn } from './arns.ts';

/** The Lambda that verifies, as `lambda/template.yaml` takes it. */
export interface Verifier {
  /** The template's parameters that follow from the configuration. */
  readonly parameters: Readonly<Record<string, string>> & { readonly Settings: string };
  /** The verify section, for the file that `parameters.Settings` names where it is too long to stand there itself. */
  readonly settings: Verify;
}

/** Undefined without a verification, and for one that remembers in a folder: a Lambda has none that lasts. */
export function toVerifier({ name, region = '*', network, verify }: Config): Verifier | undefined {
  if (!verify?.state?.startsWith('s3://')) return undefined;
  const [bucket = '', ...path] = verify.state.slice('s3://'.length).replace(/\/+$/, '').split('/');
  const { secret, user } = verify.database;
  // The account is not known here: what the role may reach of other accounts is theirs to allow.
  const place = { region, account: '*' };
  const parameters = {
    Name: verifierName({ name }),
    Settings: settingsText(verify),
    LogGroupArns: [...new Set(verify.logs.map(({ group }) => streamsArn(group, place)))].join(','),
    ...defined({
      SecretArn: secret && secretArn(secret, place),
      DatabaseUser: secret === undefined ? user : undefined,
    }),
    StateBucket: bucket,
    StatePrefix: path.map((part) => `${part}/`).join(''),
    MostVerifiedUntilAgeSeconds: String(mostAgeMs(verify) / 1000),
    SubnetIds: network.subnets.join(','),
    SecurityGroupIds: network.securityGroups.join(','),
  };
  return { parameters, settings: verify };
}

/** What the function is called, and what the names of its neighbours begin with: at most 40 characters. */
export function verifierName({ name }: Pick<Config, 'name'>): string {
  return `${name}-verifier`.slice(-40);
}

/** All variables of a Lambda together have at most 4 KB; some of it is for others. Source: AWS Lambda, quotas. */
const mostSettingsBytes = 3500;

/** The section for the Lambda's environment, or where it has to stand if it is too long for that. */
export function settingsText(verify: Verify, mostBytes = mostSettingsBytes): string {
  const text = JSON.stringify(verify);
  if (new TextEncoder().encode(text).length <= mostBytes) return text;
  return `${verify.state?.replace(/\/+$/, '')}/settings.json`;
}

/** A late line holds `verifiedUntil` back until it counts as lost; an hour more is for runs that are late themselves. */
function mostAgeMs({ window, settle, lostAfter, database: { bucket } }: Verify): number {
  return longestMs(window ?? bucket ?? '5m') + durationMs(settle) + durationMs(lostAfter) + durationMs('1h');
}

/** The longest buckets are those in which a clock is put back. */
const bucketHours: Readonly<Record<string, number>> = { hour: 1, day: 25, week: 7 * 24 + 1, month: 31 * 24 + 1 };

function longestMs(window: string): number {
  const hours = bucketHours[window];
  return hours === undefined ? durationMs(window) : hours * durationMs('1h');
}
