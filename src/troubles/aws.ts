import { namesOf, type RefusalKind } from '../aws/kind.ts';
import type { Trouble, Troubles } from './trouble.ts';

export const awsTroubles: Troubles = {
  title: 'Calls of AWS',
  all: [
    {
      words: ['no AWS Region is set'],
      means: 'Neither the configuration nor the environment nor a profile names a Region.',
      mend: 'Write region: eu-west-1, or set AWS_REGION.',
    },
    {
      words: ['its pages go in a circle: one names the next twice'],
      means: 'A listing of AWS named the same next page twice, so that it has no end.',
      mend: 'Run again. Where it stays so, something between here and AWS answers in its place: look at AWS_ENDPOINT_URL and at the proxy.',
    },
    {
      words: ['no AWS credentials were found: …', '…CredentialsProviderError…'],
      means: 'The SDK found no credentials in the environment, a profile or the host.',
      mend: 'Let aws-actions/configure-aws-credentials run before, with permissions: id-token: write; on a laptop set AWS_PROFILE.',
    },
    refused(
      'denied',
      'The role may not make this call.',
      'Allow the action that the hint names; iam.md has the policies for plan and deploy. For iam:PassRole the roles of the task have to be listed.',
    ),
    refused(
      'expired credentials',
      'The credentials were good and are over, or the machine’s clock is wrong.',
      'Get new ones and run again: what was done is found. Long waits need role-duration-seconds above timeout-minutes.',
    ),
    refused(
      'unknown credentials',
      'AWS does not know the credentials: another account or partition, or keys that were deleted.',
      'Check the role and the account; aws sts get-caller-identity says who you are.',
    ),
    refused(
      'no cluster',
      'There is no cluster of that name in this Region and account.',
      'Check cluster and region; the input cluster wins over the file.',
    ),
    refused(
      'no hosted zone',
      'A namespace of Cloud Map is listed whose hosted zone is gone: it is being deleted, or somebody deleted the zone in Route 53.',
      'Run again in a minute. Where it stays so, delete the namespace in Cloud Map: the next deploy makes it anew.',
    ),
    refused(
      'throttled',
      'The account makes too many calls at this moment, and AWS refused it several times.',
      'Run again in a minute: what was done is found.',
    ),
    refused(
      'unanswered',
      'No answer came, or one that AWS gives while it has trouble of its own.',
      'Check the network, a proxy and AWS_ENDPOINT_URL; then run again. A change whose answer was lost is found, and not made twice.',
    ),
    refused(
      'not AWS',
      'Something answered that is not AWS: a proxy, or the page of a login.',
      'Check the proxy and AWS_ENDPOINT_URL.',
    ),
    refused(
      'not whole',
      'An answer left out what AWS always tells: what is not said is unknown, and neither none nor 0.',
      'Run again. Where it stays, an emulator or a proxy at AWS_ENDPOINT_URL gives less than AWS.',
    ),
    refused(
      'unsupported',
      'The endpoint does not have this call: an emulator, or an older partition.',
      'Where there is another way it was taken; otherwise use an endpoint that has the call.',
    ),
    refused(
      'cancelled',
      'The run was cancelled while this call was under way.',
      'Run again: what was done is found. A change may have been carried out all the same.',
    ),
    {
      words: [
        'could not …: no answer within … s',
        'the answer holds …',
        'the answer comes in pages that have no end',
        'could not …: …: …',
        'could not read service …: …',
        'no answer in the time that this run has',
      ],
      means:
        'A call was refused, was not answered in time, or was answered with something that cannot be used. The name behind the colon is AWS’s own.',
      mend: 'What could not be read is unknown, and nothing is decided by it. Read AWS’s words; run again where they speak of the moment.',
    },
  ],
};

/** A refusal by AWS's names for it, behind what was called. */
function refused(kind: RefusalKind, means: string, mend: string): Trouble {
  const [first, ...others] = namesOf[kind];
  const words = (name: string) => `could not …: ${name}: …`;
  return { words: [words(first), ...others.map(words)], means, mend };
}
