import { createHmac } from 'node:crypto';
import { Agent, request } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { sampleWorkspace } from '../local/sample-workspace.ts';

/** A payload as Slack signs it, made before the clock runs. */
export interface Signed {
  body: string;
  headers: Record<string, string>;
}

export interface Taken {
  /** Milliseconds from when each was due to its answer. */
  latencies: number[];
  perSecond: number;
}

export function signed(payload: object): Signed {
  const body = new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
  const at = String(Math.floor(Date.now() / 1_000));
  const { signingSecret } = sampleWorkspace.app;
  const hash = createHmac('sha256', signingSecret).update(`v0:${at}:${body}`).digest('hex');
  return {
    body,
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'content-length': String(Buffer.byteLength(body)),
      'x-slack-request-timestamp': at,
      'x-slack-signature': `v0=${hash}`,
    },
  };
}

/** Sends them all, this many under way at any time. */
export async function closedLoop(
  port: number,
  payloads: readonly Signed[],
  inFlight: number,
): Promise<Taken> {
  const agent = new Agent({ keepAlive: true, maxSockets: inFlight });
  const latencies: number[] = [];
  const left = payloads.values();
  const begunAt = performance.now();
  const oneAfterTheOther = async () => {
    for (const payload of left) {
      const sentAt = performance.now();
      await answered(port, payload, agent);
      latencies.push(performance.now() - sentAt);
    }
  };
  await Promise.all(Array.from({ length: inFlight }, oneAfterTheOther));
  agent.destroy();
  return { latencies, perSecond: (payloads.length / (performance.now() - begunAt)) * 1_000 };
}

/** Sends them at this rate, whether or not those before have been answered. */
export async function openLoop(port: number, payloads: readonly Signed[], perSecond: number): Promise<Taken> {
  const agent = new Agent({ keepAlive: true });
  const begunAt = performance.now();
  const answers: Promise<number>[] = [];
  for (const [index, payload] of payloads.entries()) {
    const dueAt = begunAt + (index / perSecond) * 1_000;
    const early = dueAt - performance.now();
    if (early > 0) await pause(early);
    answers.push(answered(port, payload, agent).then(() => performance.now() - dueAt));
  }
  const latencies = await Promise.all(answers);
  agent.destroy();
  return { latencies, perSecond };
}

function answered(port: number, { body, headers }: Signed, agent: Agent): Promise<void> {
  return new Promise((resolve, reject) => {
    const sent = request(
      { host: '127.0.0.1', port, path: '/slack/events', method: 'POST', agent, headers },
      (response) => {
        response.resume();
        response.on('end', () =>
          response.statusCode === 200
            ? resolve()
            : reject(new Error(`Answered with ${response.statusCode}: nothing was measured.`)),
        );
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });
}
