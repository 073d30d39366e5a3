import { type Connection, Schema } from 'mongoose';

// Shapes are checked by zod; mongoose need not know them.
const anyDocument = new Schema({ _id: String }, { strict: false, minimize: false, versionKey: false });

export type RecordModel = ReturnType<typeof modelOf>;

export const modelOf = (connection: Connection, { name, collection }: { name: string; collection: string }) =>
  connection.model(name, anyDocument, collection);
