import type { Document } from 'bson';
import { answerOf, MongoError } from '../errors.ts';
import type { Call, Context } from './command.ts';
import { checkFields, checkTransaction } from './fields.ts';
import { commands } from './index.ts';

export async function dispatch(call: Call, context: Context): Promise<Document> {
  try {
    return await run(call, context);
  } catch (error) {
    return answerOf(error);
  }
}

async function run(call: Call, context: Context): Promise<Document> {
  checkTransaction(call.body);
  const command = commands.get(call.name);
  if (!command) throw new MongoError('CommandNotFound', `no such command: '${call.name}'`);
  checkFields(call, command);
  const { engine } = context.store;
  return command.writes
    ? engine.write(() => command.run(call, context))
    : engine.read(() => command.run(call, context));
}
