import { type Connection, Schema } from 'mongoose';

/** What the processes tell each other: who sends, where Slack said to wait, and that the ticks go on. */
export interface Workers {
  /** Says that this process sends; gives how many do, itself included. */
  present(id: string, at: Date, goneAfterMs: number): Promise<number>;
  leave(id: string): Promise<void>;
  pause(channel: string, until: Date): Promise<void>;
  pauses(at: Date): Promise<{ channel: string; until: Date }[]>;
  /** Moves the heartbeat and gives its new count. */
  beat(tick: string): Promise<number>;
  heartbeat(tick: string): Promise<number>;
}

export function workers(connection: Connection): Workers {
  const options = { versionKey: false } as const;
  const senders = connection.model('sender', new Schema({ _id: String, seenAt: Date }, options), 'senders');
  const pauses = connection.model('pause', new Schema({ _id: String, until: Date }, options), 'pauses');
  const beats = connection.model(
    'heartbeat',
    new Schema({ _id: String, count: Number }, options),
    'heartbeats',
  );
  return {
    async present(id, at, goneAfterMs) {
      await senders.updateOne({ _id: id }, { $set: { seenAt: at } }, { upsert: true });
      const gone = new Date(at.getTime() - goneAfterMs);
      await senders.deleteMany({ seenAt: { $lt: gone } });
      return Math.max(1, await senders.countDocuments());
    },
    async leave(id) {
      await senders.deleteOne({ _id: id });
    },
    async pause(channel, until) {
      await pauses.updateOne({ _id: channel }, { $max: { until } }, { upsert: true });
    },
    async pauses(at) {
      await pauses.deleteMany({ until: { $lte: at } });
      const found = await pauses.find().lean();
      return found.flatMap(({ _id, until }) => (_id && until ? [{ channel: _id, until }] : []));
    },
    async beat(tick) {
      const moved = await beats
        .findOneAndUpdate({ _id: tick }, { $inc: { count: 1 } }, { upsert: true, returnDocument: 'after' })
        .lean();
      return moved?.count ?? 0;
    },
    async heartbeat(tick) {
      return (await beats.findById(tick).lean())?.count ?? 0;
    },
  };
}
