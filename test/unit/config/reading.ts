import { explainProblem } from '../../../src/config/explain.ts';
import { type ParseContext, parseConfig } from '../../../src/config/parse.ts';

/** The problems of a file, as a person reads them. */
export function read(text: string, context: ParseContext = { variables: {} }): string {
  return parseConfig({ file: 'c.yml', text }, context).problems.map(explainProblem).join('\n');
}

/** The same without the warning that the minimal configuration has, of the anonymous volume. */
export const quiet = `name: access-log
cluster: production
network: { vpc: vpc-0a1b, subnets: [subnet-0a, subnet-0b], securityGroups: [sg-0a] }
discovery: { namespace: internal }
volume: { type: efs, fileSystem: fs-0a, accessPoint: fsap-0a }
`;

/** A file without any problem, which a test makes wrong by adding to it or by writing one line anew. */
export const sound = `${quiet}fluentd:
  image: registry/fluentd:e6767fd9
batch:
  image: registry/batch:e6767fd9
`;
