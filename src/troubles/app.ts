import type { Troubles } from './trouble.ts';

export const appTroubles: Troubles = {
  title: 'The service that sends',
  all: [
    {
      words: ['app: service "…" in cluster "…" cannot be set up: …'],
      means:
        'Something of the application’s service or task definition stands against what is to be added to it. Nothing of it was changed.',
      mend: 'Mend what stands behind the colon, or set the sender up by hand: sending.md. The log service itself is as wanted.',
    },
    {
      words: ['app: …'],
      means: 'The revision that the service runs cannot be built upon.',
      mend: 'Deploy the application once from its own pipeline, and run again.',
    },
    {
      words: ['the label … of the app’s container "…" is not what was written there'],
      means: 'The label by which a deploy remembers what it added was changed by somebody.',
      mend: 'Take the label out of the task definition, and by hand what it stood for; then deploy again.',
    },
  ],
};
