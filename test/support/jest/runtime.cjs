const { join } = require('node:path');
const { pathToFileURL } = require('node:url');
const { compileFunction } = require('node:vm');
const { default: JestRuntime } = require('jest-runtime');

/**
 * Which test or hook runs, for Jest to blame for an error that nobody caught. They run one at a time, so a field tells
 * it. Node 20's own storage follows every promise for that, once for each file that the worker has run.
 */
class Running {
  #what;

  getStore() {
    return this.#what;
  }

  async run(what, go) {
    const around = this.#what;
    this.#what = what;
    try {
      return await go();
    } finally {
      this.#what = around;
    }
  }
}

/**
 * Loads modules once a worker, in the realm of Node itself, as a process of CaseDesk does. Only what lies in test/ is
 * loaded for each file, for it tells Jest what to run before and after that file's tests.
 */
class Runtime extends JestRuntime {
  constructor(config, ...others) {
    super(config, ...others);
    this.ofTests = pathToFileURL(join(config.rootDir, 'test/')).href;
    // Without a context, modules are compiled in the one that this runs in.
    this.esmLoader.getContext = () => undefined;
    this.executor.compile = (source, filename) => this.compile(source, filename);
  }

  compile(source, filename) {
    return compileFunction(source, this.executor.injectedModuleParameters, {
      filename,
      importModuleDynamically: (specifier, _function, attributes) =>
        this.esmLoader.dynamicImportFromCjs(specifier, filename, undefined, attributes),
    });
  }

  requireInternalModule(from, name) {
    return name === 'node:async_hooks'
      ? { AsyncLocalStorage: Running }
      : super.requireInternalModule(from, name);
  }

  /** There is no copy of `process` for it to be kept out of. */
  installGetBuiltinModule() {}

  /** The end of a file. */
  teardown() {
    this.restoreAllMocks();
    const { esModuleRegistry, internalModuleRegistry } = this.registries;
    // Where one module could not be loaded, those around it are left half linked.
    for (const [url, { status }] of esModuleRegistry)
      if (status !== 'evaluated' || url.startsWith('@jest/globals/') || url.startsWith(this.ofTests))
        esModuleRegistry.delete(url);
    internalModuleRegistry.clear();
    // Kept, they would tell of an error that nobody caught to the file that is over, and no test would fail for it.
    delete globalThis[Symbol.for('EVENT_HANDLERS')];
    this.testState.state = 'loading';
  }
}

let kept;

/** Jest calls it by `new`, for each file. */
module.exports = function runtimeOf(...asked) {
  const { watch, watchAll } = asked.at(-1);
  // While it watches, Jest may stay in one process, and what is loaded may change.
  if (watch || watchAll) return new Runtime(...asked);
  kept ??= new Runtime(...asked);
  return kept;
};
