import type { Socket } from 'node:net';
import type { Document } from 'bson';
import type { Call, Context } from '../commands/command.ts';
import { dispatch } from '../commands/dispatch.ts';
import { hello, patience } from '../commands/hello.ts';
import { commands } from '../commands/index.ts';
import { Frames } from './frames.ts';
import { encodeReply, parseMessage, type Request } from './message.ts';

/** `not-primary` answers as a member of a replica set does that has just stepped down. */
export type Verdict = 'pass' | 'fail' | 'lose-reply' | 'not-primary';

export type Fault = (command: {
  name: string;
  collection?: string;
  body: Document;
}) => Verdict | Promise<Verdict>;

/** Serves one socket: its messages one after another, until it closes or sends something that is no message. */
export function serve(socket: Socket, context: Context, fault: Fault | undefined): void {
  const frames = new Frames();
  let last: Promise<void> = Promise.resolve();
  socket.setNoDelay(true);
  socket.on('error', () => socket.destroy());
  socket.on('data', (chunk) => {
    try {
      for (const message of frames.push(chunk)) {
        last = last.then(() => answer(message)).catch(() => void socket.destroy());
      }
    } catch {
      socket.destroy();
    }
  });

  async function answer(message: Buffer): Promise<void> {
    if (socket.destroyed) return;
    const request = parseMessage(message);
    const wait = patience(request.call.body);
    if (wait !== undefined) return watch(request, wait);
    const verdict = await judged(request.call, fault);
    if (verdict === 'fail') return void socket.destroy();
    if (verdict === 'not-primary')
      return void send(request, notPrimary(request.call, context), request.requestId, false);
    const reply = await dispatch(request.call, context);
    if (verdict === 'lose-reply') return void socket.destroy();
    send(request, reply, request.requestId, false);
  }

  /** News that never comes: an answer after each wait, and with `exhaustAllowed` ever again without being asked. */
  async function watch(request: Request, wait: number): Promise<void> {
    let responseTo = request.requestId;
    do {
      await pause(socket, wait);
      if (socket.destroyed) return;
      const reply = await dispatch(request.call, context);
      responseTo = send(request, reply, responseTo, request.exhaustAllowed);
    } while (request.exhaustAllowed);
  }

  function send(request: Request, reply: Document, responseTo: number, moreToCome: boolean): number {
    const { requestId, bytes } = encodeReply(reply, request, responseTo, moreToCome);
    if (!request.silent && !socket.destroyed) socket.write(bytes);
    return requestId;
  }
}

/** As told to a driver that knows of it already: only what writes is marked as worth another try. */
const notPrimary = (call: Call, context: Context): Document => ({
  ok: 0,
  errmsg: 'not primary',
  code: 10107,
  codeName: 'NotWritablePrimary',
  topologyVersion: hello.run(call, context).topologyVersion,
  ...(commands.get(call.name)?.writes && { errorLabels: ['RetryableWriteError'] }),
});

async function judged({ name, body }: Call, fault: Fault | undefined): Promise<Verdict> {
  if (!fault || commands.get(name)?.aboutServer) return 'pass';
  const collection: unknown = body[name];
  return fault({ name, body, ...(typeof collection === 'string' && { collection }) });
}

/** Host time, since the driver at the other end measures with its own. */
function pause(socket: Socket, ms: number): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      socket.off('close', done);
      resolve();
    };
    const timer = setTimeout(done, ms).unref();
    socket.once('close', done);
  });
}
