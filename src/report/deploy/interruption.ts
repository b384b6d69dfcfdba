import type { Config } from '../../config/schema.ts';
import { FORCE, startDeployment } from '../../resources/service/members.ts';
import type { Change, Step } from '../../resources/step.ts';

type Timed = {
  readonly batch: Pick<Config['batch'], 'stopTimeout'>;
  readonly fluentd: Pick<Config['fluentd'], 'stopTimeout'>;
  readonly volume: Pick<Config['volume'], 'type'>;
};

/** What a new task takes from its placement to its first good health check, its images being there: two checks of ten seconds. */
const startSeconds = 20;

/**
 * What a plan interrupts, in a sentence with the arithmetic of its figure. The batch has its time-out to stop, then Fluentd has its own,
 * then the new task starts: that is the most it takes, beside a pull of images.
 */
export function interruptionWords(config: Timed, steps: readonly Step[]): string {
  const service = steps.find(({ resource }) => resource === 'service');
  const others = steps.some(({ resource }) => resource === 'app-service') ? `; ${ofApp}` : '';
  if (service?.action === 'create') return `nothing is interrupted: nobody is listening yet${others}`;
  if (service === undefined || !replaces(service.changes)) return `nothing is interrupted${others}`;
  const [batch, fluentd] = [config.batch.stopTimeout, config.fluentd.stopTimeout];
  const most = batch + fluentd + startSeconds;
  const sum = `${batch} s for the batch to stop, ${fluentd} s for Fluentd, about ${startSeconds} s to start; pulling images adds to it`;
  return `collection stops for up to about ${most} s (${sum}); senders buffer what they have meanwhile${others}`;
}

const ofApp = 'the app that sends is rolled out anew, as its own service does it';

/** Tags, counts and limits change at once: no task is replaced for them. */
function replaces(changes: readonly Change[]): boolean {
  return startDeployment(changes) || changes.some(({ path }) => path === FORCE);
}
