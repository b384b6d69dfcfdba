import type { Config } from '../../config/schema.ts';
import type { AppInput, AppParts, Desired } from '../desired.ts';
import type { Definition } from './definition.ts';
import { toForwarder } from './forwarderContainer.ts';
import { withParts } from './withParts.ts';

/** What of the app is wanted: nothing is said, nothing shall be left of it, or what is added to it. */
export function toApp(config: Config): Pick<Desired, 'app'> {
  if (config.app === undefined) return {};
  return { app: config.app && appInput(config, config.app) };
}

/**
 * What a pipeline of the app puts into its own task definition, so that a revision of its making has what a deploy would
 * add: of the container only what is added, and the forwarder and its volume whole.
 */
export function toAppSnippet(config: Config): Pick<Definition, 'containerDefinitions' | 'volumes'> | undefined {
  if (!config.app) return undefined;
  const parts = toAppParts(config, config.app);
  return withParts({ family: undefined, containerDefinitions: [{ name: parts.container }] }, parts, config.name);
}

function appInput(config: Config, app: Exclude<Config['app'], false | undefined>): AppInput {
  return { cluster: app.cluster ?? config.cluster, service: app.service, parts: toAppParts(config, app) };
}

function toAppParts(
  config: Config,
  { container, variables, forwarder }: Exclude<Config['app'], false | undefined>,
): AppParts {
  const { discovery, fluentd } = config;
  const { sharedKey } = fluentd.security;
  return {
    container,
    environment: {
      [variables.host]: `${discovery.service}.${discovery.namespace}`,
      [variables.port]: String(fluentd.port),
    },
    // With a forwarder it is that which sends.
    secrets: sharedKey === undefined || forwarder ? {} : { [variables.sharedKey]: sharedKey },
    ...(forwarder && { forwarder: toForwarder(config, forwarder) }),
  };
}
