import type { Config } from '../config/schema.ts';
import { BATCH_ROOT } from './batchDockerfile.ts';

/** An example to start from: a job cannot be guessed. */
export function batchCrontab(config: Config): string {
  const [folder] = config.fluentd.streams.map(({ path }) => path);
  return `# System crontab of the batch container: minute hour day month weekday user command.
# What \`crontab -l\` prints can be pasted as well; its lines have no user.
#
# Each job has the container's environment and log, runs once at a time, and is told when it fails. A redeploy lets a run
# end, up to batch.stopTimeout: one that may take longer has to be one that can begin anew.
# A bare % would end the command: write \\% for it. Times are those of the container, so UTC unless TZ is set.
#
# Every minute, as root:
# * * * * * root /usr/local/bin/your-batch ${folder}
#
# At 03:05, as the user app, and under a name that the log tells it by:
# 5 3 * * * app ${BATCH_ROOT}/run-job.sh -n daily-report /usr/local/bin/your-report ${folder}
`;
}
