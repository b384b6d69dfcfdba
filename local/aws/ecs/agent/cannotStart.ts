/** The task cannot start; the message is ECS's `stoppedReason`. */
export class CannotStart extends Error {
  readonly container: string | undefined;

  constructor(message: string, container?: string) {
    super(message);
    this.name = 'CannotStart';
    this.container = container;
  }
}
