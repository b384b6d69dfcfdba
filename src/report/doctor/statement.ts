/** A policy statement for reads. Most of these actions know no narrower resource. */
export function statementFor(actions: readonly string[]): string {
  return JSON.stringify({ Effect: 'Allow', Action: actions, Resource: '*' });
}
