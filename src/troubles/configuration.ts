import type { Troubles } from './trouble.ts';

export const configurationTroubles: Troubles = {
  title: 'The configuration',
  all: [
    {
      words: ['could not read the configuration …: …'],
      means:
        'There is no such file, or it may not be read. A relative path begins in the folder where the command runs, in a workflow at the root of the workspace.',
      mend: 'Check the path and that actions/checkout ran before. Without a configuration yet: legacy-log-ecs init.',
    },
    {
      words: [
        'the configuration has … problem; nothing was sent to AWS',
        'the configuration has … problems; nothing was sent to AWS',
      ],
      means: 'Each problem stands above with file, line and column, what is wrong, and a hint.',
      mend: 'Mend them all at once; legacy-log-ecs check says the same without AWS.',
    },
    {
      words: ['… is not a known setting'],
      means: 'A name that the configuration does not have, at that place.',
      mend: 'Take the name that is suggested, or look it up in configuration.md.',
    },
    {
      words: ['… is missing', '… has no value'],
      means: 'A setting without a default is not written, or nothing stands behind its colon.',
      mend: 'Write it as the hint shows. The images may come from the inputs fluentd-image and batch-image, the cluster from the input cluster.',
    },
    {
      words: ['… must be …', '… cannot be …', '… is … out of its range'],
      means: 'The value is of another kind or form than the setting takes.',
      mend: 'Write it as the hint shows. What YAML reads as a number, true or false stands in quotes where text is wanted.',
    },
    {
      words: ['… needs the variable …, which is not set'],
      means: '${NAME} is filled in from the environment of the step, and NAME is not set or is empty there.',
      mend: 'Set it with env: of the step, or with the input that the hint names. A literal ${ is written $${.',
    },
    {
      words: ['…needs roles.execution…'],
      means: 'ECS reads secrets, and on Fargate pulls images, by the execution role.',
      mend: 'Name it: roles: { execution: arn:aws:iam::123456789012:role/… }.',
    },
  ],
};
