import mongoose, { type Connection } from 'mongoose';

/**
 * Opens the store with limits short enough for a person who is waiting: an answer or an error within seconds.
 * Nothing is buffered, writes reach a majority's journal, reads come from the primary.
 */
export async function connectStore(uri: string): Promise<Connection> {
  const connection = mongoose.createConnection(uri, {
    appName: 'casedesk',
    serverSelectionTimeoutMS: 1_500,
    waitQueueTimeoutMS: 500,
    socketTimeoutMS: 2_000,
    // The driver's own 30 seconds would keep everybody waiting behind one connection that is never answered.
    connectTimeoutMS: 2_000,
    maxPoolSize: 50,
    bufferCommands: false,
    autoIndex: false,
    autoCreate: false,
    ignoreUndefined: true,
    writeConcern: { w: 'majority', journal: true },
    readPreference: 'primary',
  });
  return connection.asPromise();
}
