import { type Finding, type Path, pathKey } from './finding.ts';
import { known, NotKnown } from './known.ts';
import type { Config } from './schema.ts';

/** One thing to judge about a configuration whose single values are right. */
export type Rule = (config: Config) => readonly Finding[];

/**
 * Applies a rule to a configuration of which some settings are wrong. A rule that reads one of them cannot judge and
 * finds nothing; all others do, and one about the entries of a list judges each by itself (`each`). So one run reports
 * every problem, and none that only follows from another.
 */
export function judge(rule: Rule, config: Config, wrong: readonly Path[]): readonly Finding[] {
  // A file without mistakes is the rule, and rules about pairs read much.
  if (wrong.length === 0) return rule(config);
  return known(() => rule(guarded(config, [], new Set(wrong.map(pathKey))))) ?? [];
}

/** The same value, but reading a wrong setting throws. */
function guarded<Value extends object>(value: Value, path: Path, wrong: ReadonlySet<string>): Value {
  return new Proxy(value, {
    get(target, name) {
      const found: unknown = Reflect.get(target, name);
      if (typeof name === 'symbol') return found;
      const own = [...path, Array.isArray(target) && /^\d+$/.test(name) ? Number(name) : name];
      if (wrong.has(pathKey(own))) throw new NotKnown();
      return typeof found === 'object' && found !== null ? guarded(found, own, wrong) : found;
    },
  });
}
