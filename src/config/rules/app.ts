import { error, type Finding } from '../finding.ts';
import type { Config } from '../schema.ts';
import { movingTagOf } from './containers.ts';
import { TagIndex } from './tagIndex.ts';

type App = Exclude<Config['app'], false | undefined>;

/** What the settings of the app mean together with the others. */
export const appRules: readonly ((app: App, config: Config) => readonly Finding[])[] = [
  appIsOther,
  twoVariables,
  placeLength,
  forwarderImage,
  forwarderMemory,
  forwarderTag,
];

/** The log service would send to itself. */
function appIsOther({ service, cluster }: App, config: Config): readonly Finding[] {
  if (service !== config.name || (cluster !== undefined && cluster !== config.cluster)) return [];
  return [error(['app', 'service'], `app.service is the log service itself`, 'name the service that sends the lines')];
}

function twoVariables({ variables }: App): readonly Finding[] {
  const names = Object.entries(variables);
  return names.flatMap(([setting, name], index) => {
    const earlier = names.slice(0, index).find(([, other]) => other === name)?.[0];
    if (earlier === undefined) return [];
    const fact = `${name} would hold both ${earlier} and ${setting}`;
    return [error(['app', 'variables', setting], fact, 'give each variable a name of its own')];
  });
}

/** The value of the tag by which a deploy knows later which service it has set up. Source: "Tag naming limits" of Amazon ECS. */
const longestPlace = 256;

function placeLength({ service, cluster }: App, config: Config): readonly Finding[] {
  const length = `${cluster ?? config.cluster}/${service}`.length;
  if (length <= longestPlace) return [];
  const fact = `the names of app.service and of its cluster have ${length} characters together`;
  return [error(['app', 'service'], fact, `at most ${longestPlace}: they stand in a tag of the log service`)];
}

function forwarderImage({ forwarder }: App): readonly Finding[] {
  return forwarder ? movingTagOf(['app', 'forwarder', 'image'], forwarder.image) : [];
}

function forwarderMemory({ forwarder }: App): readonly Finding[] {
  if (forwarder?.memory === undefined || forwarder.memory >= forwarder.memoryReservation) return [];
  const fact = `app.forwarder.memory is ${forwarder.memory}, less than its memoryReservation of ${forwarder.memoryReservation}`;
  return [
    error(['app', 'forwarder', 'memory'], fact, `write at least ${forwarder.memoryReservation}, or leave it out`),
  ];
}

/** What no stream takes is kept, and never reaches the batch. */
function forwarderTag({ forwarder }: App, { fluentd: { streams } }: Config): readonly Finding[] {
  if (!forwarder) return [];
  const path = ['app', 'forwarder', 'tag'];
  const hint = 'write the tag of a stream: `tag: app.access`';
  if (forwarder.tag === undefined) {
    return tagOfOnly(streams) === undefined
      ? [error(path, 'app.forwarder.tag is missing: the streams do not say it', hint)]
      : [];
  }
  const index = new TagIndex();
  for (const [number, { tag }] of streams.entries()) index.add(tag, number);
  if (index.takers(forwarder.tag).length > 0) return [];
  return [error(path, `app.forwarder.tag is ${forwarder.tag}, which no stream takes`, hint)];
}

/** The tag of the only stream, unless it is a pattern. */
export function tagOfOnly(streams: readonly { readonly tag: string }[]): string | undefined {
  const [only, ...others] = streams;
  return only && others.length === 0 && /^[A-Za-z0-9_.-]+$/.test(only.tag) ? only.tag : undefined;
}
