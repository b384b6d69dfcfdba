/** What the collector counts itself, since its start: packets that it turned away. Undefined while nobody answers. */
export async function refusedPackets(host: string): Promise<number | undefined> {
  const asked = { signal: AbortSignal.timeout(2000) };
  const answer = await fetch(`http://${host}:24220/api/plugins.json`, asked).catch(() => undefined);
  if (!answer?.ok) return undefined;
  const { plugins } = (await answer.json()) as { plugins: readonly Plugin[] };
  return plugins.find(({ plugin_id }) => plugin_id === 'legacy_log')?.RefusedPackets;
}

interface Plugin {
  readonly plugin_id: string;
  readonly RefusedPackets?: number;
}
