import type { Config } from '../config/schema.ts';
import { toAppSnippet } from './app/app.ts';
import { batchDockerfile } from './batchDockerfile.ts';
import { batchCrontab } from './batchScripts.ts';
import { AWS_REGION, type LogGroupInput } from './desired.ts';
import { fluentConf } from './fluentConf.ts';
import { fluentdDockerfile } from './fluentdDockerfile.ts';
import { fluentdStart } from './fluentdStart.ts';
import { newGroupRetentionDays } from './logGroup.ts';
import { toDesired } from './toDesired.ts';
import { toVerifier } from './verifier.ts';

/** One file of a rendering. */
export interface RenderedFile {
  /** Relative, with `/`. */
  readonly path: string;
  readonly text: string;
  readonly executable?: boolean;
  /** Only a start: what stands there already is the user's own. */
  readonly keep?: boolean;
}

/**
 * What `render` writes of a configuration; the batch's wrapper (`wrapperFiles.io.ts`) is the same for each. Each JSON file is the input of one API call (`aws … --cli-input-json`), and each
 * folder is the context of one `docker build`. Ids that AWS gives only at creation stand as \`\${NAMESPACE_ID}\` and
 * \`\${DISCOVERY_SERVICE_ARN}\`; so does the Region as \`\${AWS_REGION}\` where nobody has named it.
 * @param plugin the plugin's files, which the image of Fluentd is made of (`pluginFiles.io.ts`)
 */
export function renderFiles(config: Config, plugin: readonly RenderedFile[]): RenderedFile[] {
  const regional = { ...config, region: config.region ?? AWS_REGION };
  const desired = toDesired(regional);
  return [
    json('namespace.json', desired.namespace),
    json('discovery-service.json', desired.discoveryService),
    ...desired.logGroups.flatMap(logGroupFiles),
    json('task-definition.json', desired.taskDefinition),
    json('service.json', desired.service),
    ...appFiles(regional),
    { path: 'fluentd/Dockerfile', text: fluentdDockerfile(config) },
    { path: 'fluentd/start.sh', text: fluentdStart(config), executable: true },
    { path: 'fluentd/fluent.conf', text: fluentConf(config) },
    ...plugin,
    { path: 'batch/Dockerfile', text: batchDockerfile(config) },
    { path: 'batch/crontab', text: batchCrontab(config), keep: true },
    ...verifierFiles(config),
  ];
}

/** For the app's own task definition: no call takes it as it is. */
function appFiles(config: Config): RenderedFile[] {
  const snippet = toAppSnippet(config);
  return snippet ? [json('app-task-definition.json', snippet)] : [];
}

/** What `lambda/template.yaml` takes, as `aws cloudformation deploy --parameter-overrides file://…` reads it. */
function verifierFiles(config: Config): RenderedFile[] {
  const verifier = toVerifier(config);
  if (!verifier) return [];
  return [
    json('verifier/parameters.json', { Parameters: verifier.parameters }),
    json('verifier/settings.json', verifier.settings),
  ];
}

/** A log group takes two calls, CreateLogGroup and PutRetentionPolicy, so it is two files: the calls of its creation. */
function logGroupFiles({ retentionInDays = newGroupRetentionDays, ...group }: LogGroupInput): RenderedFile[] {
  return [
    json('log-group.json', group),
    json('log-group-retention.json', { logGroupName: group.logGroupName, retentionInDays }),
  ];
}

function json(path: string, value: unknown): RenderedFile {
  return { path, text: `${JSON.stringify(value, null, 2)}\n` };
}
