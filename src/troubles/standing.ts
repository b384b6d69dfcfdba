import type { Troubles } from './trouble.ts';

export const standingTroubles: Troubles = {
  title: 'What stands in AWS and cannot become what is wanted',
  all: [
    {
      words: ['… cannot become what is wanted: …'],
      means:
        'ECS never changes its scheduling strategy or its deployment controller, and not every launch type into every other.',
      mend: 'Choose another name in the configuration, or delete the service; then deploy.',
    },
    {
      words: ['… is being deleted: its tasks are still stopping (DRAINING)', '… is being deleted (…)'],
      means: 'Somebody deleted the service a moment ago.',
      mend: 'Run again in a minute or two, once it is INACTIVE.',
    },
    {
      words: ['the answer does not tell its …', 'the answer does not tell its state'],
      means: 'ECS showed the service without its state or its counts, and what is missing is not nothing.',
      mend: 'Run again. Where it stays so, something between here and AWS changes its answers: look at AWS_ENDPOINT_URL and at the proxy.',
    },
    {
      words: [
        'AWS took the update of the service "…", but shows no new deployment: whether the task is replaced is unknown',
      ],
      means: 'The update was answered, and fifteen seconds later the service still shows the deployment of before.',
      mend: 'Look with status, and run again: what was done is found, and what was not is done.',
    },
    {
      words: ['another run created the service "…" first, which is what stands: deployment …, which brings …'],
      means: 'Two first deploys ran at once, and the other one’s service came first.',
      mend: 'Let one workflow deploy at a time, by a concurrency group. Run again only if what this run wanted has to win.',
    },
    {
      words: ['there is no service "…" in cluster "…"', 'nothing can be read of the … service "…" in cluster "…"'],
      means: 'A service that is to be read is not there, or was deleted.',
      mend: 'Check the names, the Region and the account.',
    },
    {
      words: ['discovery service "…" (…) has no … record'],
      means: 'The name is registered for another kind of record, and Cloud Map never adds one.',
      mend: 'Delete that discovery service once nothing is registered in it, or choose another discovery.service.',
    },
    {
      words: ['discovery service "…" (…) is in use: … is registered there'],
      means: 'Another service is found by this name.',
      mend: 'Choose another discovery.service or discovery.namespace: one name leads to one log service.',
    },
    {
      words: [
        'there are … private DNS namespaces "…": …',
        'there are … private DNS namespaces "…" in one VPC: …',
        'Cloud Map does not tell the hosted zone of the namespace "…" (…)',
      ],
      means: 'There are several namespaces of this name, and which of them is yours is not known.',
      mend: 'Name another namespace in discovery.namespace, or delete those that are not used.',
    },
    {
      words: ['could not …: CANNOT_CREATE_HOSTED_ZONE: …', 'could not …: no code: …'],
      means:
        'Cloud Map could not make the private zone: the VPC has one of that name already, or the role may not make it.',
      mend: 'Choose another discovery.namespace, or delete the zone that is in the way.',
    },
    {
      words: ['capacityProviders: …'],
      means:
        'A capacity provider is not one of the cluster, is not active, or does not go with the others or with the service’s past.',
      mend: 'Name providers of the cluster, all of one kind; AWS takes a service back only to the launch type that it began with.',
    },
    {
      words: ['volume.type: Managed Instances ("…") have no volumes of type …'],
      means: 'The capacity has no host that could keep such a volume.',
      mend: 'Use efs, which outlives tasks.',
    },
    {
      words: [
        'Lambda has not ended its update of "…" in five minutes',
        'Lambda could not update "…": …',
        'could not read the code of the Lambda',
      ],
      means: 'The verifier’s function could not be brought up to date.',
      mend: 'Deploy again; the function runs its former code until then. The code has to stand in dist/lambda of the package.',
    },
  ],
};
