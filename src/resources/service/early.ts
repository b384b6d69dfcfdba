/** As ECS words what it has no names for: all come as InvalidParameterException or ClientException. */
const notSeenYet = [/task ?definition (not found|does not exist)/i, /service registry .*(does not exist|not found)/i];
const stillEnding = [/still draining/i];
const inFlight = [/in[- ]flight/i, /(create|update|deployment)\w* .*(is|already) in progress/i];
const taken = [/not idempotent/i];

/** Whether ECS does not see yet what the service refers to and was created a moment ago. */
export function isNotSeenYet(error: unknown): boolean {
  return says(error, notSeenYet);
}

/** Whether a service of that name is still going, so that another may be created in a while. */
export function isStillEnding(error: unknown): boolean {
  return says(error, stillEnding);
}

/** Whether the same was asked for a moment ago and is not done. */
export function isInFlight(error: unknown): boolean {
  return says(error, inFlight);
}

/** Whether another request than ours has taken the name, since nobody had it. */
export function isTaken(error: unknown): boolean {
  return says(error, taken);
}

/** What a person can do where the name was taken, or did not become free; undefined where it is something else. */
export function hintFor(error: unknown): string | undefined {
  if (says(error, taken)) {
    return 'a service of that name was created meanwhile, by another deploy or by a run that was cut off: run again, and it is taken up and brought to what is wanted';
  }
  if (isStillEnding(error)) return 'its tasks are still stopping: run again in a minute or two';
  return undefined;
}

function says(error: unknown, words: readonly RegExp[]): boolean {
  return error instanceof Error && words.some((word) => word.test(error.message));
}
