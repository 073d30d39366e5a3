import type { BrowserContext, Page } from 'playwright-core';

/** What a window must never do, as sentences; the test that opened it fails for each. */
export function guarded(
  context: BrowserContext,
  whose: string,
): { wrong: string[]; forgives(what: RegExp): void } {
  const wrong: string[] = [];
  const forgiven: RegExp[] = [];
  const say = (what: string) => {
    if (!forgiven.some((pattern) => pattern.test(what))) wrong.push(`${whose}: ${what}`);
  };
  const watch = (page: Page) => {
    page.on('pageerror', (error) => say(`uncaught ${error.stack ?? error.message}`));
    page.on('websocket', (socket) => foreign(socket.url(), say));
  };
  context.on('page', watch);
  context.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) say(`console ${message.type()}: ${message.text()}`);
  });
  context.on('request', (request) => foreign(request.url(), say));
  context.on('requestfailed', (request) => {
    const why = request.failure()?.errorText;
    // A window that is loaded anew leaves behind what it still waited for.
    if (why !== 'net::ERR_ABORTED') say(`failed ${request.url()}: ${why}`);
  });
  context.on('response', (response) => {
    if (response.status() >= 400) say(`${response.status()} for ${response.url()}`);
  });
  return { wrong, forgives: (what) => void forgiven.push(what) };
}

function foreign(address: string, say: (what: string) => void): void {
  const { protocol, hostname } = new URL(address);
  if (!['data:', 'blob:'].includes(protocol) && hostname !== '127.0.0.1') say(`asked for ${address}`);
}
