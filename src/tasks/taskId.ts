/** A task's id, the last part of its ARN. */
export function taskIdOf(taskArn: string): string {
  return taskArn.slice(taskArn.lastIndexOf('/') + 1);
}

/**
 * Whether a text can be a task's id: 32 hexadecimal digits, or a UUID in the older form. DescribeTasks refuses any other,
 * and with it the whole call.
 */
export function isTaskId(text: string): boolean {
  return /^([0-9a-f]{32}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.test(text);
}
