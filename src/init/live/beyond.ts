import { toService } from '../../render/service.ts';
import { toTaskDefinition } from '../../render/taskDefinition.ts';
import { showChange } from '../../resources/showChange.ts';
import type { Change } from '../../resources/step.ts';
import { differTaskDefinition } from '../../resources/task-definition/differ.ts';
import { normaliseTaskDefinition } from '../../resources/task-definition/normalise.ts';
import type { Draft, Note } from '../draft.ts';
import { asDeployed } from './asDeployed.ts';
import type { Parts } from './containers.ts';
import type { Live } from './live.ts';
import { serviceForm } from './serviceForm.ts';
import { STAND_IN, withStandIns } from './standIn.ts';
import type { Mount } from './volume.ts';

/** Whose difference it is, and in which words it is told. */
interface Bearer {
  /** How its paths begin. */
  readonly path: RegExp;
  readonly section?: string;
  readonly has: string;
}

const bearers: readonly Bearer[] = [
  { path: /^containerDefinitions\.fluentd\.?/, section: 'fluentd', has: 'the container fluentd has' },
  { path: /^containerDefinitions\.batch\.?/, section: 'batch', has: 'the container batch has' },
  { path: /^volumes\.[^.]*\.?/, section: 'volume', has: 'the volume has' },
  { path: /^/, has: 'the task definition has' },
];

const ofService: Bearer = { path: /^/, has: 'the service has' };

/**
 * What stands in AWS and a deploy of the draft would write otherwise or leave out, whatever member it is: both sides are brought
 * into the form in which a plan compares them. What a draft lacks is not among it, and neither is what is told elsewhere.
 */
export function beyond(
  live: Live,
  { settings, gaps }: Pick<Draft, 'settings' | 'gaps'>,
  { parts, mount, told }: { readonly parts: Parts; readonly mount: Mount; readonly told: ReadonlySet<string> },
): readonly Note[] {
  const config = withStandIns(settings);
  if (config === undefined) return [{ text: 'what else of the service no setting says was not compared' }];
  const rendered = toTaskDefinition(config);
  const ofTask = differTaskDefinition(
    normaliseTaskDefinition(asDeployed(live.taskDefinition, parts, mount, rendered)),
    normaliseTaskDefinition(rendered),
  );
  const elsewhere = new Set([...told, ...gaps.flatMap(environmentOf)]);
  const service = differTaskDefinition(serviceForm(live.service), serviceForm(toService(config)));
  return [
    ...lost(service).map((change) =>
      toNote(change, ofService, 'a service made anew from the configuration is without it'),
    ),
    ...lost(ofTask).flatMap((change) =>
      elsewhere.has(change.path) ? [] : [toNote(change, bearerOf(change), 'a deploy leaves it out')],
    ),
  ];
}

/** A variable whose value became a gap among the secrets. */
function environmentOf({ path }: Draft['gaps'][number]): readonly string[] {
  const [, section, name] = /^(fluentd|batch)\.secrets\.(.+)$/.exec(path) ?? [];
  return name === undefined ? [] : [`containerDefinitions.${section}.environment.${name}`];
}

/** What only a deploy brings is no loss. */
function lost(changes: readonly Change[]): readonly Change[] {
  return changes
    .filter(({ before, after }) => before !== null && !JSON.stringify(after).includes(STAND_IN))
    .map(showChange);
}

function bearerOf({ path }: Change): Bearer {
  return bearers.find((bearer) => bearer.path.test(path)) ?? ofService;
}

function toNote({ path, before, after }: Change, { path: begins, section, has }: Bearer, without: string): Note {
  const what = `${has} ${path.replace(begins, '')} ${shown(before)}`.replace('  ', ' ');
  const text =
    after === null ? `${what}, which no setting says: ${without}` : `${what}, and a deploy writes ${shown(after)}`;
  return { ...(section !== undefined && { section }), text };
}

function shown(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
