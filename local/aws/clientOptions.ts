/** Options of an SDK client that talks to the local cloud. */
export interface ClientOptions {
  readonly endpoint: string;
  readonly region: string;
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
  /** DiscoverInstances would go to `data-127.0.0.1`, a name that nothing resolves. */
  readonly disableHostPrefix: true;
}

/** What every SDK client takes to reach the local cloud at `endpoint`; the credentials are of no account. */
export function clientOptions(endpoint: string, region = 'ap-northeast-1'): ClientOptions {
  return {
    endpoint,
    region,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    disableHostPrefix: true,
  };
}
