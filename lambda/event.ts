import { NotPossible, readVerifySection, type Verify } from '../src/verify/index.ts';
import { type Range, type Read, readRange, wrong } from './range.ts';

/**
 * What an invocation is to do: `verify` what is due or a range, `plan` the portions of a range for a backfill, show the
 * `page` of a dashboard, or `describe` that page to whoever makes a dashboard.
 */
export type Job =
  | { readonly kind: 'verify'; readonly settings: Settings; readonly range: Range | undefined }
  | { readonly kind: 'plan'; readonly settings: Settings; readonly range: Range }
  | { readonly kind: 'page'; readonly settings: Settings; readonly theme: 'light' | 'dark' }
  | { readonly kind: 'describe' };

/** A verify section whose ledger is in S3: a Lambda has no folder that lasts. */
export interface Settings extends Verify {
  readonly state: string;
}

export const settingsVariable = 'LEGACY_LOG_ECS_VERIFY';

/**
 * Reads an event: `{verify?, from?, to?}` of a schedule or a backfill, `{plan: {from, to}}`, or what a CloudWatch dashboard
 * sends for a custom widget, `{widgetContext, describe?}`. Without `verify` there, the section comes as JSON from the
 * environment. Other members are left alone: the default event of a schedule has its own.
 *
 * @param environment the value of LEGACY_LOG_ECS_VERIFY, or what stands in the object of S3 that it names
 * @throws NotPossible with every problem in its message, which is all that Lambda's log shows of an error
 */
export function readEvent(event: unknown, environment: string | undefined): Job {
  const given: Members = isMembers(event) ? event : {};
  if (given.describe === true) return { kind: 'describe' };
  // Who looks at a dashboard says what its widget is given, and has no say in what is compared.
  if (given.widgetContext !== undefined) {
    return { kind: 'page', settings: required(fromEnvironment(environment)), theme: themeOf(given.widgetContext) };
  }
  const settings = given.verify === undefined ? fromEnvironment(environment) : readSection(given.verify);
  if (given.plan !== undefined) return { kind: 'plan', ...both(settings, readPlan(given.plan)) };
  return { kind: 'verify', ...both(settings, readRange(given)) };
}

type Members = Readonly<Record<string, unknown>>;

function themeOf(context: unknown): 'light' | 'dark' {
  return isMembers(context) && context.theme === 'dark' ? 'dark' : 'light';
}

function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null;
}

/** @throws NotPossible with the problems of both. */
function both<Ends>(settings: Read<Settings>, range: Read<Ends>): { settings: Settings; range: Ends } {
  if (settings.kind === 'read' && range.kind === 'read') return { settings: settings.value, range: range.value };
  throw invalid([settings, range].flatMap((read) => (read.kind === 'wrong' ? read.problems : [])));
}

function required<Value>(read: Read<Value>): Value {
  if (read.kind === 'wrong') throw invalid(read.problems);
  return read.value;
}

function readPlan(plan: unknown): Read<Range> {
  const read = readRange(isMembers(plan) ? plan : {});
  if (read.kind === 'wrong') return read;
  return read.value === undefined ? wrong('plan has neither from nor to') : { kind: 'read', value: read.value };
}

function fromEnvironment(text: string | undefined): Read<Settings> {
  if (!text) return wrong(`there is no verify section: neither in the event nor in ${settingsVariable}`);
  const section = parsed(text);
  return section === undefined ? wrong(`${settingsVariable} is not JSON`) : readSection(section);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function readSection(given: unknown): Read<Settings> {
  const read = readVerifySection(given);
  if (read.kind === 'wrong') return read;
  const { state = 'not given' } = read.verify;
  if (state.startsWith('s3://')) return { kind: 'read', value: { ...read.verify, state } };
  return wrong(`verify.state is ${state}, and in a Lambda only S3 lasts: write s3://bucket/prefix`);
}

function invalid(problems: readonly string[]): NotPossible {
  return new NotPossible(`nothing was verified: ${problems.join('; ')}`);
}
