const { default: Sequencer } = require('@jest/test-sequencer');

/** Those that mostly wait, and long: begun last, they would keep one worker after all others have ended. */
const first = [
  '/test/harness/',
  '/test/faults/',
  '/test/local/mongo/kill-loop',
  '/test/start/',
  '/test/browser/',
];

module.exports = class LongestFirst extends Sequencer {
  sort(tests) {
    const rank = ({ path }) => {
      const place = first.findIndex((folder) => path.includes(folder));
      return place < 0 ? first.length : place;
    };
    return [...super.sort(tests)].sort((one, other) => rank(one) - rank(other));
  }
};
