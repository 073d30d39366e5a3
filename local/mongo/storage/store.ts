import { CatalogStore } from './catalog.ts';
import { Collection } from './collection.ts';
import { Engine } from './engine.ts';

/** Everything that is kept: collections by their full name, over one engine. */
export class Store {
  readonly engine: Engine;
  readonly catalog: CatalogStore;

  constructor(folder: string | undefined) {
    this.engine = new Engine(folder);
    this.catalog = new CatalogStore(this.engine);
  }

  find(ns: string): Collection | undefined {
    const spec = this.catalog.find(ns);
    return spec && new Collection(this.engine, this.catalog, spec);
  }

  findOrCreate(ns: string): Collection {
    return new Collection(this.engine, this.catalog, this.catalog.findOrCreate(ns));
  }
}
