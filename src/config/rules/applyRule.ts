import { type Finding, type Path, pathKey } from '../finding.ts';
import type { Config } from '../schema.ts';
import { unlessWrong, WrongSetting } from './unlessWrong.ts';

/** One thing to find out about a configuration whose single values are right. */
export type Rule = (config: Config) => readonly Finding[];

/**
 * Applies a rule to a configuration of which some settings are wrong, by `pathKey`. A rule that reads one of them can
 * say nothing and finds nothing; all others do, and one about the entries of a list looks at each by itself (`each`).
 * So one run reports every problem, and none that only follows from another.
 */
export function applyRule(rule: Rule, config: Config, wrong: ReadonlySet<string>): readonly Finding[] {
  // A file without mistakes is the usual one, and need not be read through a proxy.
  if (wrong.size === 0) return rule(config);
  return unlessWrong(() => rule(guarded(config, [], wrong))) ?? [];
}

/** The same value, but reading a wrong setting throws. */
function guarded<Value extends object>(value: Value, path: Path, wrong: ReadonlySet<string>): Value {
  return new Proxy(value, {
    get(target, name) {
      const found: unknown = Reflect.get(target, name);
      if (typeof name === 'symbol') return found;
      const own = [...path, Array.isArray(target) && /\d/.test(name) ? Number(name) : name];
      if (wrong.has(pathKey(own))) throw new WrongSetting();
      return typeof found === 'object' && found ? guarded(found, own, wrong) : found;
    },
  });
}
