import { parseArgs } from 'node:util';
import { autoCommand, type Command, commands, NotPossible } from '../src/index.ts';

export interface Options {
  readonly command: Command;
  readonly config: string;
  readonly json: boolean;
  readonly overrides: { readonly cluster?: string; readonly fluentdImage?: string; readonly batchImage?: string };
  readonly wait: boolean;
  readonly timeoutMinutes: number;
  readonly force: boolean;
  readonly out: string;
  readonly from: string | undefined;
  readonly to: string | undefined;
}

export const usage = `usage: legacy-log-ecs <command> [options]

commands
  render    write the API inputs, fluent.conf and the image folders into a folder; needs no AWS
  plan      show what a deploy would do; changes nothing
  deploy    do it, wait for the end, check the registered address
  verify    compare the rows of the database with CloudWatch Logs, window by window
  auto      what the Action does: plan on a laptop and for pull_request, deploy for push and workflow_dispatch

options
  --config FILE             the configuration (legacy-log-ecs.yml)
  --json                    the last line of standard output is one JSON object
  --fluentd-image IMAGE     wins over the configuration, and is \${FLUENTD_IMAGE} in it
  --batch-image IMAGE       wins over the configuration, and is \${BATCH_IMAGE} in it
  --cluster NAME            wins over the configuration, and is \${CLUSTER} in it
  --no-wait                 deploy: do not wait for the end
  --timeout-minutes N       deploy: how long to wait at most (15)
  --force-new-deployment    deploy: replace the task even if nothing has changed
  --out DIR                 render: where to (legacy-log-ecs-rendered)
  --from, --to INSTANT      verify: ISO 8601; by default from the deadline back to what has settled

exit status: 0 done and good, 1 judged and not good, 2 not understood or not readable`;

/** Reads the command line; undefined when help was asked for. Throws NotPossible with a hint on anything unknown. */
export function readOptions(argv: readonly string[], eventName: string | undefined): Options | undefined {
  const { values, positionals } = parse(argv);
  if (values.help || (positionals.length === 0 && argv.length === 0)) return undefined;
  const [word, ...rest] = positionals;
  if (rest.length > 0)
    throw new NotPossible(`one command at a time: "${rest[0]}" is one too many`, { hint: 'see --help' });
  return {
    command: toCommand(word, eventName),
    config: values.config,
    json: values.json,
    overrides: {
      ...(values.cluster ? { cluster: values.cluster } : {}),
      ...(values['fluentd-image'] ? { fluentdImage: values['fluentd-image'] } : {}),
      ...(values['batch-image'] ? { batchImage: values['batch-image'] } : {}),
    },
    wait: !values['no-wait'],
    timeoutMinutes: minutes(values['timeout-minutes']),
    force: values['force-new-deployment'],
    out: values.out,
    from: values.from,
    to: values.to,
  };
}

function parse(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        config: { type: 'string', default: 'legacy-log-ecs.yml' },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
        cluster: { type: 'string' },
        'fluentd-image': { type: 'string' },
        'batch-image': { type: 'string' },
        'no-wait': { type: 'boolean', default: false },
        'timeout-minutes': { type: 'string', default: '15' },
        'force-new-deployment': { type: 'boolean', default: false },
        out: { type: 'string', default: 'legacy-log-ecs-rendered' },
        from: { type: 'string' },
        to: { type: 'string' },
      },
    });
  } catch (cause) {
    // Node's first sentence is what is wrong; the rest is advice that does not fit here.
    const [fact = ''] = String(cause instanceof Error ? cause.message : cause).split('. ');
    throw new NotPossible(fact, { cause, hint: 'see --help' });
  }
}

function toCommand(word: string | undefined, eventName: string | undefined): Command {
  if (word === 'auto') return autoCommand(eventName);
  const found = commands.find((command) => command === word);
  if (found === undefined) {
    throw new NotPossible(word === undefined ? 'no command was given' : `"${word}" is not a command`, {
      hint: `it can be auto, ${commands.join(', ')}`,
    });
  }
  return found;
}

function minutes(text: string): number {
  const value = Number(text);
  if (!(value > 0 && value <= 360)) {
    throw new NotPossible(`--timeout-minutes is "${text}"`, { hint: 'write a number above 0 and up to 360' });
  }
  return value;
}
