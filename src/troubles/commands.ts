import type { Troubles } from './trouble.ts';

export const commandTroubles: Troubles = {
  title: 'Commands and inputs',
  all: [
    {
      words: ['"…" is not a command', 'no command was given', 'one command at a time: "…" is one too many'],
      means: 'What stands first on the command line, or in the input command, is not what there is.',
      mend: 'legacy-log-ecs --help lists the commands.',
    },
    {
      words: ['there is no option …', '… does not take --…', '… takes no value', '… needs a value'],
      means: 'An option is mistyped, belongs to another command, or lacks its value.',
      mend: 'legacy-log-ecs COMMAND --help lists the options of a command. A value that begins with a dash is written --option=-value.',
    },
    {
      words: ['… is "…"'],
      means: 'An option or input has a value that it does not take.',
      mend: 'Write what the hint says: true or false, or a number within the range.',
    },
    {
      words: ['… is for the command line', 'exec needs a person at a terminal, and a workflow has none'],
      means: 'The command writes files or asks questions for a person at a terminal.',
      mend: 'Run it on your own machine, and commit what it writes.',
    },
    {
      words: [
        'command is auto, and what it means on the event "…" is not defined',
        'command is auto, which deploys nothing on … …',
      ],
      means: 'auto chooses by the event: deploy for a branch’s push and a manual run, plan for a pull request.',
      mend: 'Name the command in the workflow for any other event.',
    },
    {
      words: ["could not read the workflow's event from …"],
      means: 'The file in GITHUB_EVENT_PATH cannot be read, by which auto knows a fork’s pull request.',
      mend: 'Outside of a runner unset GITHUB_EVENT_NAME, or name the command.',
    },
    {
      words: ['--service and --… cannot go together', '--service needs --cluster'],
      means:
        'init writes a configuration from a service that runs, known by its name and its cluster, or from the old host’s files.',
      mend: 'Give --service and --cluster, or the files.',
    },
    {
      words: [
        'verifier-function names a function, and the configuration has no verification for one',
        'there is no function "…"',
      ],
      means:
        'A deploy is to keep the verifier’s functions current, and there is none of that name or nothing to verify.',
      mend: 'Make it by lambda/template.yaml, add the section verify, or take verifier-function out.',
    },
    {
      words: ['"…" is not an instant', 'where to begin is not said', '"…" is no length of time'],
      means: 'A time is to be written with its zone, and a range with its beginning.',
      mend: 'Write 2026-05-03T00:00:00Z; a length of time is written 30s, 15m, 6h or 2d.',
    },
    {
      words: ['the configuration has no section "verify"'],
      means: 'verify compares what that section names.',
      mend: 'Add it: verifying.md shows how.',
    },
    {
      words: [
        '--explain and --… cannot go together',
        'input verify-explain and input … cannot go together',
        '--stream needs --replay',
        'input verify-stream needs input verify-replay',
      ],
      means:
        'An explanation compares nothing and writes no file, and the stream says whose form the file of the lost lines has: the other option would have been ignored.',
      mend: 'Run verify once for each, and name the file with --replay.',
    },
    {
      words: ['"…" is no repository of GitHub'],
      means: 'The rendered roles trust the workflows of a repository, and what was given is none.',
      mend: 'Write --repository OWNER/NAME, as acme/web.',
    },
    {
      words: ['github-deployment is "…", and there is no github-token'],
      means: 'A deployment is to be shown on GitHub, for which the step needs a token.',
      mend: 'Give github-token: ${{ github.token }} and permissions: deployments: write.',
    },
  ],
};
