import type { Socket } from 'node:net';
import type { Document } from 'bson';
import type { Call, Context } from '../commands/command.ts';
import { dispatch } from '../commands/dispatch.ts';
import { hello, patience } from '../commands/hello.ts';
import { commands } from '../commands/index.ts';
import { answerOf, MongoError } from '../errors.ts';
import { Frames } from './frames.ts';
import { encodeReply, parseMessage, type Request } from './message.ts';

/** `not-primary` answers as a member of a replica set does that has just stepped down. */
export type Verdict = 'pass' | 'fail' | 'lose-reply' | 'not-primary';

export type Fault = (command: {
  name: string;
  collection?: string;
  body: Document;
}) => Verdict | Promise<Verdict>;

/** More than this unanswered, and nothing more is read until it is answered. */
const MAX_WAITING_BYTES = 1_000_000;

/** Serves one socket: its messages one after another, until it closes or sends something that is no message. */
export function serve(socket: Socket, context: Context, fault: Fault | undefined): void {
  const frames = new Frames();
  let last: Promise<void> = Promise.resolve();
  let waiting = 0;
  socket.setNoDelay(true);
  socket.on('error', () => socket.destroy());
  socket.on('data', (chunk) => {
    try {
      for (const message of frames.push(chunk)) {
        waiting += message.length;
        last = last
          .then(() => answer(message))
          .catch(() => void socket.destroy())
          .then(() => answered(message.length));
      }
      if (waiting > MAX_WAITING_BYTES) socket.pause();
    } catch {
      socket.destroy();
    }
  });

  function answered(bytes: number): void {
    waiting -= bytes;
    if (waiting <= MAX_WAITING_BYTES) socket.resume();
  }

  async function answer(message: Buffer): Promise<void> {
    if (socket.destroyed) return;
    const request = parseMessage(message);
    const { call } = request;
    if (call instanceof MongoError)
      return void (await send(request, answerOf(call), request.requestId, false));
    const wait = patience(call.body);
    if (wait !== undefined) return watch(request, call, wait);
    const verdict = await judged(call, fault);
    if (verdict === 'fail') return void socket.destroy();
    const reply = await (verdict === 'not-primary' ? notPrimary(call, context) : dispatch(call, context));
    if (verdict === 'lose-reply') return void socket.destroy();
    await send(request, reply, request.requestId, false);
  }

  /** News that never comes: an answer after each wait, and with `exhaustAllowed` ever again without being asked. */
  async function watch(request: Request, call: Call, wait: number): Promise<void> {
    let responseTo = request.requestId;
    do {
      await pause(socket, wait);
      if (socket.destroyed) return;
      const reply = await dispatch(call, context);
      responseTo = await send(request, reply, responseTo, request.exhaustAllowed);
    } while (request.exhaustAllowed);
  }

  /** Goes on when the answer has left for one who reads: nothing piles up for one who does not. */
  async function send(
    request: Request,
    reply: Document,
    responseTo: number,
    moreToCome: boolean,
  ): Promise<number> {
    const { requestId, bytes } = encodeReply(reply, request, responseTo, moreToCome);
    if (!request.silent && !socket.destroyed && !socket.write(bytes)) await drained(socket);
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

function drained(socket: Socket): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      socket.off('drain', done);
      socket.off('close', done);
      resolve();
    };
    socket.once('drain', done);
    socket.once('close', done);
  });
}

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
