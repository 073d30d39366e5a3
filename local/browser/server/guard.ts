import type { IncomingHttpHeaders } from 'node:http';

/** Why a request is refused, in a sentence, or undefined: another site's page in the same browser can reach this port. */
export function refusal(
  { method = 'GET', headers }: { method?: string | undefined; headers: IncomingHttpHeaders },
  port: number,
  isUpgrade = false,
): string | undefined {
  const hosts = hostsAt(port);
  if (!hosts.includes(headers.host ?? ''))
    return `This is the local workspace: it answers at http://${hosts[0]}/ alone.`;
  const isLooking = !isUpgrade && (method === 'GET' || method === 'HEAD');
  if (isLooking || hosts.some((host) => headers.origin === `http://${host}`)) return undefined;
  return 'Only the page of the local workspace may do this.';
}

/** The names of this machine to itself; of HTTP's own port browsers say nothing. */
function hostsAt(port: number): string[] {
  const names = ['127.0.0.1', 'localhost', '[::1]'];
  const numbered = names.map((name) => `${name}:${port}`);
  return port === 80 ? [...names, ...numbered] : numbered;
}

/** What every answer carries. `host` is one that has been let through. */
export const guarded = (host: string): Record<string, string> => ({
  'content-security-policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    `connect-src 'self' ws://${host}`,
    "font-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-store',
});
