/**
 * How an image becomes a process. No container engine runs here: the agent starts a command instead, gives it
 * the task's own loopback address and folders for its volumes, and signals it as Docker would.
 */
export interface Image {
  /** Folders that the image's Dockerfile declares as VOLUME (container paths). */
  readonly volumes: readonly string[];
  start(container: ContainerContext): ContainerCommand;
}

export interface ContainerContext {
  /** The container's name in the task definition. */
  readonly name: string;
  readonly image: string;
  readonly command: readonly string[] | undefined;
  /** Environment and resolved secrets together. */
  readonly environment: Readonly<Record<string, string>>;
  /** The task's address, its ENI: 127.x.y.z. */
  readonly address: string;
  /** A folder of this container's own, gone with the task. */
  readonly scratch: string;
  /** The folder of this machine that stands for a path in the container: a volume's, or one below `scratch`. */
  hostPath(containerPath: string): string;
}

export interface ContainerCommand {
  readonly argv: readonly [string, ...string[]];
  /** Added to the container's environment. */
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  /** Run in place of the container definition's own health check command. */
  readonly healthCheck?: readonly [string, ...string[]];
}

/** By the last part of the image's repository without its tag or digest: `…/xxx-fluentd:e6767fd9` is `xxx-fluentd`. */
export type ImageCatalogue = (repository: string) => Image | undefined;
