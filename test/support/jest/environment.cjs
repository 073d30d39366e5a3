const { ModuleMocker } = require('jest-mock');

/**
 * Test files run in the realm of Node itself. In a vm context of its own each file would load the whole app anew, and
 * every look at a global would go through an interceptor: half the time of all suites.
 */
class Environment {
  global = globalThis;
  moduleMocker = new ModuleMocker(globalThis);
  fakeTimers = null;
  fakeTimersModern = null;
  #variables = { ...process.env };
  #replaced = { console, exit: process.exit, stackTraceLimit: Error.stackTraceLimit };

  async setup() {}

  /** Jest puts its own in these places, for each file; the variables of the environment are a file's own, too. */
  async teardown() {
    const { console, exit, stackTraceLimit } = this.#replaced;
    globalThis.console = console;
    process.exit = exit;
    Error.stackTraceLimit = stackTraceLimit;
    for (const name of Object.keys(process.env)) if (!(name in this.#variables)) delete process.env[name];
    Object.assign(process.env, this.#variables);
  }

  exportConditions() {
    return ['node', 'node-addons'];
  }

  /** Required of an environment; the runtime beside this file asks for none. */
  getVmContext() {
    return null;
  }
}

module.exports = Environment;
