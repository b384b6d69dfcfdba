import { expect, test } from 'vitest';
import { help, helpOf } from '../../../cli/help.ts';
import { deploy } from '../../../src/commands/deploy.io.ts';

test('help lists the commands', () => {
  expect(help()).toMatchInlineSnapshot(`
    "usage: legacy-log-ecs <command> [options]

    commands
      init       write a configuration and workflows to begin with: from a service that runs
                 (--service), from the old host’s files (--crontab, --logrotate, --nginx, --apache), or
                 the least that is needed; changes nothing in AWS
      render     write the inputs of the API calls, fluent.conf and the image folders into a folder;
                 needs no AWS
      check      check the configuration; needs no AWS
      doctor     look whether what the configuration names is there and fits together; changes nothing
      plan       show what a deploy would do; changes nothing
      deploy     do what the plan says, wait for the end, check the registered address
      verify     compare the rows of the database with CloudWatch Logs, window by window, and remember
                 what was found
      status     say how the service is, who listens and what stopped lately; changes nothing
      logs       show the log of the containers of the task that runs, and follow it across the task’s
                 replacement
      exec       run a command in a container of the task that runs, in this terminal, as ECS Exec does;
                 not in a workflow
      run        run a job of the batch once, in a task of its own, and end as it does; only where the
                 files are on EFS
      revisions  list the revisions of the task definition and what became of them; on request
                 deregister the old ones
      rollback   have the service run the previous good revision again, or the one that is named, and
                 wait as a deploy does
      destroy    take away what stands for this service alone, in AWS’s order; without the confirmation
                 only say what that would be
      auto       deploy for the push of a branch and for a manual run; plan for a pull request, a merge
                 queue and on a laptop; check for a pull request from a fork, which has no credentials;
                 what else may start a workflow (a tag, a deletion, a schedule) is refused

    options of every command
      --json      The last line of standard output is one JSON object
      -h, --help  This help; after a command, what it takes
      --version   The version

    legacy-log-ecs <command> --help: the options of a command

    exit status: 0 done and good, 1 judged and not good, 2 not understood or not readable, 3 drifted (plan --detect-drift)"
  `);
});

test('the help of a command lists what it takes, and what is meant where it is left out', () => {
  expect(helpOf(deploy)).toMatchInlineSnapshot(`
    "usage: legacy-log-ecs deploy [options]

      do what the plan says, wait for the end, check the registered address

    options
      --config FILE              The configuration file; in a workflow a relative path begins at the
                                 root of the workspace (legacy-log-ecs.yml)
      --cluster NAME             The ECS cluster; wins over the configuration file and stands in it as
                                 CLUSTER
      --fluentd-image IMAGE      The image of the fluentd container; wins over the configuration file
                                 and stands in it as FLUENTD_IMAGE
      --batch-image IMAGE        The image of the batch container; wins over the configuration file and
                                 stands in it as BATCH_IMAGE
      --no-wait                  Do not wait until the deployment has ended
      --timeout-minutes N        How long to wait at most, in minutes, up to 360 (15)
      --no-doctor                Do not look first whether what the configuration names is there and
                                 fits together
      --on-cancel WHAT           What becomes of a rollout when the run that began it is cancelled:
                                 leave, so that it goes on, or rollback, so that ECS is asked to put the
                                 previous revision back (leave)
      --verifier-function NAMES  The functions of Lambda that verify, by name or ARN and separated by
                                 commas, as the output Function of lambda/template.yaml has them: a
                                 deploy gives them its own code and the settings of the section verify
      --verify-after-deploy      After a deploy that went well, have the first verifier-function verify
                                 what is due, and fail if lines are lost
      --force-new-deployment     Replace the task even if nothing has changed; for manual redeploys of a
                                 tag that moves
      --json                     The last line of standard output is one JSON object
      -h, --help                 This help; after a command, what it takes
      --version                  The version"
  `);
});
