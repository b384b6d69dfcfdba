import type { Troubles } from './trouble.ts';

export const operatingTroubles: Troubles = {
  title: 'Going back, looking, running',
  all: [
    {
      words: [
        'there is nothing to go back to: …',
        'there is no revision …',
        '"…" is no revision',
        'revision …:… is of another family than "…"',
        'revision … is INACTIVE: it was deregistered',
        'revision … has no container …',
      ],
      means: 'rollback needs an earlier revision of this service that ran well and is still registered.',
      mend: 'legacy-log-ecs revisions lists them; name one with --to, or deploy an earlier commit.',
    },
    {
      words: [
        '"…" is not the name of the service, which is "…"',
        'service "…" in cluster "…" is not ours to destroy: …',
      ],
      means: 'destroy takes away only what this project has made, and only when its name is typed.',
      mend: 'Type the service’s name exactly; what is somebody else’s is taken away by whoever made it.',
    },
    {
      words: [
        'there is no task …',
        'there is no …',
        '"…" is no task',
        'there is no container "…" in …',
        'the task definition has no container "…"',
        'container "…" of task … does not run: it is …',
        'there is no … whose batch could be run',
        'service "…" in cluster "…" has no task, and none that stopped lately',
        'the task definition has no containers',
        'container "…" has …',
      ],
      means: 'What is to be looked at or run is not there at this moment.',
      mend: 'legacy-log-ecs status shows the tasks and their containers.',
    },
    {
      words: [
        'ECS Exec is off for task …',
        'the agent of ECS Exec in container "…" is …',
        'the Session Manager plugin is not on this machine, which exec hands over to',
      ],
      means: 'exec needs enableExecuteCommand, rights of the task role, and the Session Manager plugin here.',
      mend: 'Write enableExecuteCommand: true and deploy, which replaces the task; install the plugin on your machine.',
    },
    {
      words: [
        'what to run is not said: …',
        'the volume is new for every task: …',
        'the files are on the host of the task that runs: …',
        'cron of the task that runs may start the same job at the same time, and nothing keeps the two apart',
      ],
      means: 'run starts the batch once in a task of its own, and must be told which job.',
      mend: 'Name the job’s command, at a time at which cron does not run it.',
    },
    {
      words: ['ECS started no task: …'],
      means: 'There was no room, or no host, for the task.',
      mend: 'Read the reason behind the colon: capacity, network interfaces or memory.',
    },
  ],
};
