import { aggregate } from './aggregate.ts';
import { create, drop, dropDatabase, listCollections } from './collections.ts';
import type { Command } from './command.ts';
import { countCommand } from './count.ts';
import { deletes } from './delete.ts';
import { explain } from './explain.ts';
import { find, getMore, killCursors } from './find.ts';
import { findAndModify } from './find-and-modify.ts';
import { endSessions, hello, isMaster, ping } from './hello.ts';
import { createIndexes, dropIndexes, listIndexes } from './indexes.ts';
import { insert } from './insert.ts';
import { updates } from './update.ts';

/** Every command there is. What is not here is refused by name. */
export const commands = new Map<string, Command>(
  Object.entries({
    hello,
    isMaster,
    ismaster: isMaster,
    ping,
    endSessions,
    find,
    getMore,
    killCursors,
    count: countCommand,
    aggregate,
    explain,
    insert,
    update: updates,
    delete: deletes,
    findAndModify,
    createIndexes,
    listIndexes,
    dropIndexes,
    create,
    drop,
    dropDatabase,
    listCollections,
  }),
);
