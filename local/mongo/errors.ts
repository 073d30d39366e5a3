import type { Document } from 'bson';

/** The codes of MongoDB that this server gives. */
const codes = {
  InternalError: 1,
  BadValue: 2,
  FailedToParse: 9,
  TypeMismatch: 14,
  Overflow: 15,
  IllegalOperation: 20,
  NamespaceNotFound: 26,
  IndexNotFound: 27,
  PathNotViable: 28,
  ConflictingUpdateOperators: 40,
  CursorNotFound: 43,
  NamespaceExists: 48,
  DollarPrefixedFieldName: 52,
  NotSingleValueField: 54,
  EmptyFieldName: 56,
  CommandNotFound: 59,
  ImmutableField: 66,
  CannotCreateIndex: 67,
  InvalidOptions: 72,
  InvalidNamespace: 73,
  IndexOptionsConflict: 85,
  IndexKeySpecsConflict: 86,
  CannotIndexParallelArrays: 171,
  InvalidIndexSpecificationOption: 197,
  BSONObjectTooLarge: 10334,
  DuplicateKey: 11000,
  OutOfDiskSpace: 14031,
  KeyTooLong: 17280,
  Location15976: 15976,
  Location31250: 31250,
  Location31253: 31253,
  Location31254: 31254,
  UnrecognizedStage: 40324,
} as const;

/** An answer of `ok: 0`, or one line of `writeErrors`. */
export class MongoError extends Error {
  readonly codeName: keyof typeof codes;
  readonly details: Document;

  constructor(codeName: keyof typeof codes, message: string, details: Document = {}) {
    super(message);
    this.codeName = codeName;
    this.details = details;
  }

  get code(): number {
    return codes[this.codeName];
  }
}

/** What a command is answered that ended so. */
export function answerOf(error: unknown): Document {
  const told = error instanceof MongoError ? error : new MongoError('InternalError', String(error));
  return { ...told.details, ok: 0, errmsg: told.message, code: told.code, codeName: told.codeName };
}

/** An error of one document among many: told in `writeErrors`, while anything else ends the command. */
export function writeError(index: number, error: unknown): Document {
  if (!(error instanceof MongoError)) throw error;
  return { index, code: error.code, ...error.details, errmsg: error.message };
}
