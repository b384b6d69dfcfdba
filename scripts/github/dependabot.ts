import * as v from 'valibot';
import { parse } from 'yaml';
import { issuesOf } from './issuesOf.ts';

const change = v.picklist([
  'version-update:semver-major',
  'version-update:semver-minor',
  'version-update:semver-patch',
]);

/** As much of Dependabot's options as this project uses. Source: "Dependabot options reference". */
const schema = v.strictObject({
  version: v.literal(2),
  updates: v.array(
    v.strictObject({
      'package-ecosystem': v.picklist(['npm', 'bundler', 'docker', 'github-actions']),
      directory: v.pipe(v.string(), v.startsWith('/')),
      schedule: v.strictObject({ interval: v.picklist(['daily', 'weekly', 'monthly']) }),
      cooldown: v.strictObject({ 'default-days': v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(90)) }),
      groups: v.record(
        v.string(),
        v.strictObject({
          patterns: v.optional(v.array(v.string())),
          'dependency-type': v.optional(v.picklist(['development', 'production'])),
        }),
      ),
      ignore: v.optional(
        v.array(v.strictObject({ 'dependency-name': v.string(), 'update-types': v.optional(v.array(change)) })),
      ),
    }),
  ),
});

/** Which file an ecosystem reads. Workflows need no manifest, and stand where they stand. */
const manifests = { npm: 'package.json', bundler: 'Gemfile', docker: 'Dockerfile' } as const;

/**
 * What is wrong with dependabot.yml, given every path in the project: an entry without a manifest is an error that
 * only GitHub's own log shows, and a manifest without an entry grows old unseen.
 */
export function dependabotProblems(path: string, text: string, paths: readonly string[]): readonly string[] {
  const parsed = v.safeParse(schema, parse(text));
  if (!parsed.success) return issuesOf(path, parsed.issues);
  const entries = parsed.output.updates.flatMap((update) => {
    const ecosystem = update['package-ecosystem'];
    return ecosystem === 'github-actions'
      ? []
      : [`${update.directory.replace(/\/?$/, '/')}${manifests[ecosystem]}`.slice(1)];
  });
  const updatable = paths.filter((one) =>
    Object.values(manifests).some((name) => one === name || one.endsWith(`/${name}`)),
  );
  return [
    ...entries.filter((entry) => !updatable.includes(entry)).map((entry) => `${path}  ${entry} is not there`),
    ...updatable.filter((one) => !entries.includes(one)).map((one) => `${path}  ${one} is never updated`),
  ];
}
