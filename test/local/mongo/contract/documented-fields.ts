/**
 * Every field that MongoDB documents for a command that is served here, with a value for it. Those of `done` are carried
 * out, those of `refused` refused by name.
 */
export interface Documented {
  base: Record<string, unknown>;
  done: Record<string, unknown>;
  refused: Record<string, unknown>;
}

const collation = { locale: 'en' };
/** Of any command. */
const everywhere = { maxTimeMS: 1_000, $clusterTime: {}, apiVersion: '1', apiStrict: true };
const reads = { ...everywhere, collation, let: { x: 1 }, writeConcern: { w: 1 } };
const writes = { ...everywhere, let: { x: 1 }, bypassDocumentValidation: true };
const readsDone = { comment: 'why', readConcern: { level: 'local' }, hint: '_id_' };
const writesDone = { comment: 'why', writeConcern: { w: 1, j: true, wtimeout: 1 } };

export const documentedFields: Documented[] = [
  {
    base: { find: 'rows' },
    done: {
      ...readsDone,
      filter: {},
      sort: { _id: 1 },
      projection: { _id: 1 },
      skip: 0,
      limit: 1,
      batchSize: 1,
      singleBatch: true,
      noCursorTimeout: true,
      allowDiskUse: true,
    },
    refused: {
      ...reads,
      max: { _id: 1 },
      min: { _id: 1 },
      returnKey: true,
      showRecordId: true,
      tailable: true,
      oplogReplay: true,
      awaitData: true,
      allowPartialResults: true,
    },
  },
  {
    base: { count: 'rows' },
    done: { ...readsDone, query: {}, limit: -1, skip: 0 },
    refused: { ...everywhere, collation, writeConcern: { w: 1 } },
  },
  {
    base: { aggregate: 'rows', pipeline: [], cursor: {} },
    done: { comment: 'why', readConcern: { level: 'majority' }, allowDiskUse: true },
    refused: { ...reads, hint: '_id_', explain: true, bypassDocumentValidation: true },
  },
  {
    base: { insert: 'rows', documents: [{ x: 1 }] },
    done: { ...writesDone, ordered: true },
    refused: { ...everywhere, bypassDocumentValidation: true },
  },
  {
    base: { update: 'rows', updates: [{ q: {}, u: { $set: { x: 1 } } }] },
    done: { ...writesDone, ordered: true },
    refused: writes,
  },
  {
    base: { delete: 'rows', deletes: [{ q: { x: 9 }, limit: 1 }] },
    done: { ...writesDone, ordered: false },
    refused: { ...everywhere, let: { x: 1 } },
  },
  {
    base: { findAndModify: 'rows', update: { $set: { x: 1 } } },
    done: {
      ...writesDone,
      query: {},
      sort: { _id: 1 },
      remove: false,
      new: true,
      fields: { x: 1 },
      upsert: true,
      arrayFilters: [],
      hint: { _id: 1 },
    },
    refused: { ...writes, collation },
  },
  {
    base: { createIndexes: 'rows', indexes: [{ key: { x: 1 }, name: 'x' }] },
    done: writesDone,
    refused: { ...everywhere, commitQuorum: 'majority' },
  },
  { base: { dropIndexes: 'rows', index: '*' }, done: writesDone, refused: everywhere },
  { base: { listIndexes: 'rows' }, done: { cursor: { batchSize: 1 }, comment: 'why' }, refused: everywhere },
  {
    base: { listCollections: 1 },
    done: {
      filter: { name: 'rows' },
      nameOnly: true,
      authorizedCollections: true,
      cursor: {},
      comment: 'why',
    },
    refused: everywhere,
  },
  {
    base: { create: 'fresh' },
    done: writesDone,
    refused: {
      ...everywhere,
      capped: true,
      timeseries: { timeField: 'at' },
      expireAfterSeconds: 5,
      clusteredIndex: { key: { _id: 1 }, unique: true },
      changeStreamPreAndPostImages: { enabled: true },
      size: 5,
      max: 5,
      storageEngine: { x: 1 },
      validator: { x: 1 },
      validationLevel: 'strict',
      validationAction: 'error',
      indexOptionDefaults: { x: 1 },
      viewOn: 'rows',
      pipeline: [],
      collation,
      encryptedFields: { x: 1 },
    },
  },
  { base: { drop: 'dropped' }, done: writesDone, refused: everywhere },
  { base: { ping: 1 }, done: { comment: 'why' }, refused: everywhere },
];

/** As above, of one statement inside a write, and of an index. */
export const documentedStatements: Documented[] = [
  {
    base: { q: {}, u: { $set: { x: 1 } } },
    done: { upsert: false, multi: true, arrayFilters: [], hint: '_id_' },
    // `sort` came with MongoDB 8.0, which this server does not claim to be.
    refused: { c: { x: 1 }, collation, sort: { _id: 1 } },
  },
  { base: { q: {}, limit: 1 }, done: { hint: '_id_' }, refused: { collation } },
  {
    base: { key: { at: 1 }, name: 'at' },
    done: { unique: false, sparse: false, expireAfterSeconds: 5, v: 2, partialFilterExpression: { x: 1 } },
    refused: {
      background: true,
      hidden: true,
      storageEngine: { x: 1 },
      weights: { at: 1 },
      default_language: 'en',
      language_override: 'x',
      textIndexVersion: 3,
      '2dsphereIndexVersion': 3,
      bits: 26,
      min: 0,
      max: 1,
      bucketSize: 1,
      collation,
      wildcardProjection: { x: 1 },
      prepareUnique: true,
    },
  },
];
