import type { Troubles } from './trouble.ts';

export const outcomeTroubles: Troubles = {
  title: 'How a deploy ended',
  all: [
    {
      words: ['deploy of service … in cluster … failed: …', 'setting up service … in cluster … failed: …'],
      means:
        'The rollout came to no good end, or a step before it was refused. The first cause stands behind the colon.',
      mend: 'Mend that cause and deploy again: what was done already is found and not done twice. A task that stops is shown with its exit code and the reason of ECS; its own output is in its log group.',
    },
    {
      words: [
        'deploy of service … in cluster … was rolled back: …',
        'setting up service … in cluster … was rolled back: …',
      ],
      means: 'ECS’s circuit breaker gave up on the new revision and put the previous one back.',
      mend: 'The collector listens again as before. Look at why the new task stopped, mend it, and deploy again; the same push alone would be rolled back again.',
    },
    {
      words: ['deploy of service … in cluster … timed out: …', 'setting up service … in cluster … timed out: …'],
      means: 'The rollout was not over within timeout-minutes. It goes on by itself.',
      mend: 'Read what is said of the tasks: where no task could be placed there is no room or no host, where an image is pulled for long raise timeout-minutes. Deploying again waits for the same rollout.',
    },
    {
      words: [
        'deploy of service … in cluster … was superseded: …',
        'setting up service … in cluster … was superseded: …',
      ],
      means:
        'Somebody else started a newer deployment while this one was waited for. What runs in the end is the other’s.',
      mend: 'Let one workflow deploy at a time: concurrency with one group and cancel-in-progress: false. Then look which revision runs, and deploy again if it is not the one you want.',
    },
    {
      words: [
        'deploy of service … in cluster … left it degraded: …',
        'setting up service … in cluster … left it degraded: …',
      ],
      means:
        'Everything stands as the configuration says, and yet it is not well: a task that stops again and again, or a name that leads nowhere.',
      mend: 'The configuration is not what is wrong, so deploying the same again does not help. Look at the stopped tasks and their log; a name without an address comes back with force-new-deployment.',
    },
    {
      words: ['deploy of service … in cluster … is not over: …', 'setting up service … in cluster … is not over: …'],
      means: 'The wait ended before the rollout did, because the run was cancelled.',
      mend: 'ECS goes on. Run plan or deploy again to see how it ended.',
    },
  ],
};
