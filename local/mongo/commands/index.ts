import { aggregate } from './aggregate.ts';
import { create, drop, dropDatabase, listCollections } from './collections.ts';
import type { Command } from './command.ts';
import { countCommand, distinct } from './count.ts';
import { deleteCommand } from './delete.ts';
import { explain, find, getMore, killCursors } from './find.ts';
import { findAndModify } from './find-and-modify.ts';
import { buildInfo, endSessions, hello, isMaster, ping } from './hello.ts';
import { createIndexes, dropIndexes, listIndexes } from './indexes.ts';
import { insert } from './insert.ts';
import { update } from './update.ts';

/** Every command there is. What is not here is refused by name. */
export const commands = new Map<string, Command>(
  Object.entries({
    hello,
    isMaster,
    ismaster: isMaster,
    ping,
    buildInfo,
    endSessions,
    find,
    getMore,
    killCursors,
    count: countCommand,
    distinct,
    aggregate,
    explain,
    insert,
    update,
    delete: deleteCommand,
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
