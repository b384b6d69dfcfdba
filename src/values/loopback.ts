/** Whether a host is this machine, where TLS would prove nothing. A path is a socket's; without a host the drivers take localhost. */
export function isLoopback(host: string): boolean {
  if (host === '' || host.startsWith('/')) return true;
  return ['localhost', '::1', '[::1]'].includes(host) || /^127\.\d+\.\d+\.\d+$/.test(host);
}
