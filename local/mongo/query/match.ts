import type { Document } from 'bson';
import { readPlain, write } from '../bson.ts';
import { filterAsked } from './operators.ts';

/** A test of plain documents by a filter in either form. */
export const matcher = (filter: Document): ((document: Document) => boolean) =>
  filterAsked(plainFilter(filter)).ofOne;

/** A filter whose numbers are plain, as those of the documents that it is held against. */
export const plainFilter = (filter: Document): Document => readPlain(write(filter));
