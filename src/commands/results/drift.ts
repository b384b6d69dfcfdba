import { placeInWords } from '../../config/explain.ts';
import type { Config } from '../../config/schema.ts';
import type { Plan } from '../../deploy/plan.ts';
import { NotPossible, type Place } from '../../errors.ts';
import { subject } from '../../report/deploy/subject.ts';
import { code, escapeMarkdown, plain } from '../../report/escape.ts';
import { hintParagraph } from '../../report/markdown.ts';
import { counted } from '../../report/words.ts';
import { defined } from '../../values/defined.ts';
import type { Context, Result } from '../command.ts';
import { known } from '../outputs.ts';
import { planned } from './planned.ts';

/**
 * Whether what stands is as configured, by a plan that is being made. Where no deploy could bring it there (another
 * scheduling strategy, a name in use) it has drifted as well.
 *
 * @throws what the plan throws where the state could not be read: that is neither.
 */
export async function judgeDrift(
  { config, placeOf }: Pick<Context, 'config' | 'placeOf'>,
  planning: Promise<Plan>,
  calls: readonly unknown[],
): Promise<Result> {
  try {
    const plan = await planning;
    return drift(config, plan, calls.length);
  } catch (error) {
    if (error instanceof NotPossible) return driftBeyondRepair(error, placeOf(error.setting ?? ''));
    throw error;
  }
}

/**
 * A plan as a judgement: whether what stands is what the configuration says, and whether it is well. What differs comes
 * first, since a deploy would begin with it.
 */
function drift(config: Config, plan: Plan, calls: number): Result {
  const { status, outcome, failure } = verdict(plan);
  const shown = planned(config, plan, calls);
  return {
    ...shown,
    status,
    outputs: { ...shown.outputs, outcome },
    data: { ...(shown.data as object), outcome, ...(plan.health && { health: plan.health }) },
    text: failure === undefined ? `${shown.text}\nno drift` : shown.text,
    markdown: failure === undefined ? shown.markdown : `**${escapeMarkdown(failure)}**\n\n${shown.markdown}`,
    failure,
  };
}

type Verdict = Pick<Result, 'status' | 'failure'> & { readonly outcome: string };

function verdict({ steps, health, service, cluster }: Plan): Verdict {
  const place = `service ${service} in cluster ${cluster}`;
  const unwell = health && health.verdict !== 'healthy' ? `${health.verdict}: ${health.because}` : undefined;
  if (steps.length > 0) {
    const what = steps.map((step) => `${subject(step)} (${step.reason})`).join(', ');
    const besides = unwell === undefined ? '' : `; it is ${unwell}`;
    const failure = plain(
      `drifted: ${place} differs from its configuration in ${counted(steps.length, 'thing')}: ${what}${besides}`,
    );
    return { status: 'drifted', outcome: 'drifted', failure };
  }
  if (unwell === undefined) return { status: 'good', outcome: 'unchanged', failure: undefined };
  const status = health?.verdict === 'degraded' ? 'not good' : 'unknown';
  const failure = plain(`${place} is as its configuration says, but ${unwell}`);
  return { status, outcome: health?.verdict ?? 'unknown', failure };
}

/** What stands is so far from what is wanted that no deploy could bring it there. */
function driftBeyondRepair({ message, hint }: NotPossible, place: Place): Result {
  const failure = plain(`drifted: ${message}${hint === undefined ? '' : ` (${hint})`}`);
  return {
    status: 'drifted',
    outputs: known({ outcome: 'drifted', changed: 'false' }),
    data: { outcome: 'drifted', because: message, hint },
    text: `${placeInWords(place)}  ${failure}`,
    markdown: [
      '### ❌ Drifted, and no deploy mends it',
      '',
      escapeMarkdown(message),
      ...hintParagraph(hint),
      '',
      `**Where:** ${code(placeInWords(place))}`,
      '',
    ].join('\n'),
    failure,
    problems: [{ severity: 'error', ...place, message, ...defined({ hint }) }],
  };
}
