/** A small configuration for measuring. */
export const exampleConfig = `name: access-log
cluster: bench
network: { vpc: vpc-0be0, subnets: [subnet-0be0], securityGroups: [sg-0be0] }
fluentd: { image: 'registry.example/bench-fluentd:1' }
batch: { image: 'registry.example/bench-batch:1' }
volume: { type: efs, fileSystem: fs-0be0, accessPoint: fsap-0be0 }
`;
