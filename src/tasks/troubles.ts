/** What a reason in ECS's words stands for, and what a person can do about it. */
export interface Trouble {
  readonly kind: TroubleKind;
  readonly hint: string;
}

export type TroubleKind =
  | 'image'
  | 'secret'
  | 'log driver'
  | 'volume'
  | 'network interface'
  | 'role'
  | 'memory'
  | 'command'
  | 'dependency'
  | 'no room';

interface Rule extends Trouble {
  readonly words: RegExp;
}

const pull = /CannotPull\w*|pull image|pulling image|PullImageManifest/i;
const setUp =
  /unable to (pull|retrieve) (secret|registry auth)|retriev\w+ secret|from (asm|ssm)|invalid ssm parameters/i;

/** All of `words` somewhere in the text; looked for from its beginning only, since the texts are from outside and may be long. */
function all(...words: readonly RegExp[]): RegExp {
  return new RegExp(`^${words.map(({ source }) => `(?=[^]*(?:${source}))`).join('')}`, 'i');
}

/** From the most to the least special: the first that fits counts. Source: AWS, "Stopped tasks error messages"; agent. */
const rules: readonly Rule[] = [
  {
    words: all(setUp, /AccessDenied|not authorized|is not allowed|KMS/),
    kind: 'secret',
    hint: 'the execution role needs secretsmanager:GetSecretValue or ssm:GetParameters for it, and kms:Decrypt for a key of its own',
  },
  {
    words: all(setUp, /not ?found|can'?t find|invalid ssm parameters|did not contain json key|marked for deletion/),
    kind: 'secret',
    hint: 'the secret or parameter does not exist, or has no such key: create it, or correct its ARN in secrets',
  },
  {
    words: all(setUp, /time(d)? ?out|deadline|dial tcp|connection|no such host/),
    kind: 'secret',
    hint: 'the subnets have no way to Secrets Manager, Parameter Store or ECR: they need NAT or VPC endpoints for them',
  },
  { words: setUp, kind: 'secret', hint: 'look at the secrets of the configuration and at the execution role' },
  {
    words: all(pull, /platform|architecture|exec format/),
    kind: 'image',
    hint: 'the image was built for another processor: build it for the hosts’ with docker build --platform',
  },
  {
    words: all(pull, /toomanyrequests|rate limit|429/),
    kind: 'image',
    hint: 'the registry limits its pulls: use a copy in ECR, or a pull-through cache with credentials',
  },
  {
    words: all(pull, /no space left/),
    kind: 'image',
    hint: 'the host’s disk is full: remove images that nobody runs, or give it more',
  },
  {
    words: all(pull, /does not exist or may require/),
    kind: 'image',
    hint: 'there is no such image, or the execution role, or the host’s role, may not pull it: it needs ecr:GetAuthorizationToken, ecr:BatchGetImage and ecr:GetDownloadUrlForLayer',
  },
  {
    words: all(pull, /not ?found|manifest unknown|does not exist|no such/),
    kind: 'image',
    hint: 'there is no such image: push it first, or correct its name, tag or digest in the configuration',
  },
  {
    words: all(pull, /denied|unauthorized|no basic auth|forbidden|403|not authorized/),
    kind: 'image',
    hint: 'the execution role, or the host’s role, needs ecr:GetAuthorizationToken, ecr:BatchGetImage and ecr:GetDownloadUrlForLayer',
  },
  {
    words: all(pull, /time(d)? ?out|deadline|dial tcp|i\/o|connection|no such host|Client\.Timeout|canceled/),
    kind: 'image',
    hint: 'the subnets have no way to the registry: they need NAT, or VPC endpoints for ecr.api, ecr.dkr and S3',
  },
  { words: pull, kind: 'image', hint: 'look at the image’s name, at its registry and at the execution role' },
  {
    words: /logging driver|log stream|logger args|awslogs|CloudWatch logs?/i,
    kind: 'log driver',
    hint: 'the log group has to exist, and the execution role, or the host’s role, needs logs:CreateLogStream and logs:PutLogEvents',
  },
  {
    words: /\bEFS\b|mount\.nfs|access ?point|fs-[0-9a-f]{8}|VolumeDriver|failed to mount|mount volume|create volume/i,
    kind: 'volume',
    hint: 'EFS needs port 2049 open from the task’s security group, a mount target in each zone, and an access point that the task role may use',
  },
  {
    words: /RESOURCE:ENI|network interface|\bENIs?\b|\beni-[0-9a-f]/i,
    kind: 'network interface',
    hint: 'there was no network interface: the host has none left (trunking gives more), or the subnet has no free address',
  },
  {
    words: /unable to assume (the )?role|AssumeRole/i,
    kind: 'role',
    hint: 'the role has to exist and to trust ecs-tasks.amazonaws.com',
  },
  {
    words: /out ?of ?memory/i,
    kind: 'memory',
    hint: 'give the container more memory in the configuration, or find out what uses it up',
  },
  {
    words: /dependenc|depends? ?on\b|another waits for/i,
    kind: 'dependency',
    hint: 'the container that it waits for did not come so far: its log says why',
  },
  {
    words: /executable file not found|exec format error|no such file or directory|permission denied|exec:/i,
    kind: 'command',
    hint: 'the image has no such command, or may not execute it: look at command and at the image',
  },
  {
    words: /RESOURCE:(MEMORY|CPU|DISK)|insufficient (memory|cpu)|capacity is unavailable/i,
    kind: 'no room',
    hint: 'no host has so much left: add one, or let the task need less',
  },
];

/** What ECS's words stand for, where they are known. */
export function troubleIn(words: string): Trouble | undefined {
  const rule = rules.find((candidate) => candidate.words.test(words));
  return rule && { kind: rule.kind, hint: rule.hint };
}
