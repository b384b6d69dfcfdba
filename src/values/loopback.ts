/** Whether a host is this machine, where TLS would prove nothing; a path is a socket's. */
export function isLoopback(host: string): boolean {
  return host.startsWith('/') || ['localhost', '::1', '[::1]'].includes(host) || /^127\.\d+\.\d+\.\d+$/.test(host);
}
