/**
 * What the other server of .ci/run lacks, and this one does. Nothing else may differ. `ttl` and `idle-cursors` run here
 * alone, for nobody else's clock can be moved; the peer keeps a TTL index, and was never seen to delete by it.
 */
export const peerGaps = {
  '_id moved first': 'The _id stays where it was sent.',
  '_id that is no value': 'A pattern or an operator may be an _id.',
  'an _id stays whole': 'An operator may change a part of an _id.',
  'rare BSON types': 'Code with a scope and symbols end the connection, and subtypes of one’s own are lost.',
  'limits of a document': 'A document over 16 MiB ends the connection, and any depth is kept.',
  'no collection made by an update': 'An update that matches nothing makes its collection.',
  'counts beside an error': 'A write that fails in part does not say how much of it was done.',
  'unordered writes go on': 'An unordered write ends at its first error.',
  'null and what is missing':
    'Null compared, or among several, is not what is missing; $not and $elemMatch meet it where nothing is; an empty pattern is of anything, and false is not among $all.',
  'updates that cannot be':
    'Null in the way of a path or an array is written over, a path goes on into an array, and a field is renamed to itself.',
  'updates that can be':
    'An empty document is not added to a set that is not there, $pullAll takes empty documents for numbers, $unset goes into lists, and another class of number is no change.',
  hints: 'Hints are ignored.',
  'checked options': 'Options that contradict themselves, or have no meaning, are let through.',
  'codes of a projection':
    'What contradicts itself in a projection is let through, or refused by another code.',
  '_id index kept': 'The index of the _id can be dropped.',
  'index conflicts': 'An index of the same name or keys and other options is let through.',
  'partial indexes': 'Partial indexes are taken for whole ones.',
  'parallel arrays refused': 'Two arrays in one index are let through.',
  'keyPattern and keyValue': 'A duplicate key is told in words alone.',
  sessions: 'It offers none, so drivers send none, and no transactions.',
  hello: 'It knows isMaster alone, without a topologyVersion, so that nothing is streamed.',
  'batches of a cursor':
    'A first batch is as large as the result, a single one leaves its cursor open, and getMore needs a size.',
  listings:
    'A filter of listCollections is ignored, and what is not there has no indexes rather than an error.',
  lastErrorObject: 'findAndModify does not tell what became of it.',
  'writes without an answer': 'A write that wants no answer is not carried out.',
  explain: 'Nothing is explained.',
} as const;

export type PeerGap = keyof typeof peerGaps;
