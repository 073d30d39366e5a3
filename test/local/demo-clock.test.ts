import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from '@jest/globals';
import { demoClock } from '../../local/demo-clock.ts';
import { keptClock } from '../../local/kept-clock.ts';

const nine = Date.parse('2026-11-23T09:00:00Z');
const minute = 60_000;
const hour = 60 * minute;

/** A host whose clock somebody sets, and whose time goes by when it is told to. */
const aHost = () => {
  const host = {
    time: nine,
    gone: 0,
    wall: () => host.time,
    elapsed: () => host.gone,
    passes(ms: number) {
      host.time += ms;
      host.gone += ms;
    },
  };
  return host;
};

describe('the clock', () => {
  test("goes by what has elapsed, however the host's own clock jumps", () => {
    const host = aHost();
    const clock = demoClock({}, host);
    host.passes(minute);
    host.time += 5 * hour;
    expect(clock.now()).toEqual(new Date(nine + minute));
    host.time -= 9 * hour;
    expect(clock.now()).toEqual(new Date(nine + minute));
  });

  test('moves on, goes on from there, and never goes back', () => {
    const host = aHost();
    const clock = demoClock({}, host);
    clock.moveTo(new Date(nine + hour));
    host.passes(minute);
    expect(clock.now()).toEqual(new Date(nine + hour + minute));
    expect(clock.moved()).toBe(hour);
    expect(() => clock.moveTo(new Date(nine + hour))).toThrow('A clock does not go back.');
    expect(() => clock.moveTo(new Date(Number.NaN))).toThrow('A clock does not go back.');
    expect(clock.now()).toEqual(new Date(nine + hour + minute));
  });

  test('leases and pings do not notice', () => {
    const host = aHost();
    const clock = demoClock({}, host);
    const before = clock.monotonic();
    clock.moveTo(new Date(nine + 48 * hour));
    host.passes(7);
    expect(clock.monotonic() - before).toBe(7);
  });
});

describe('what waits for an instant', () => {
  test('runs when the moved clock has reached it, earliest first, and once', () => {
    const clock = demoClock({}, aHost());
    const ran: string[] = [];
    clock.after(3 * hour, () => ran.push('at twelve'));
    clock.after(2 * hour, () => ran.push('at eleven'));
    clock.after(hour, () => ran.push('at ten'));
    clock.moveTo(new Date(nine + 2 * hour - 1));
    expect(ran).toEqual(['at ten']);
    clock.moveTo(new Date(nine + 24 * hour));
    expect(ran).toEqual(['at ten', 'at eleven', 'at twelve']);
    clock.moveTo(new Date(nine + 48 * hour));
    expect(ran).toHaveLength(3);
  });

  test('does not run once it is cancelled, be it by another that was due before', () => {
    const clock = demoClock({}, aHost());
    const ran: string[] = [];
    clock.after(1, () => {
      ran.push('first');
      cancel();
    });
    const cancel = clock.after(2, () => ran.push('second'));
    clock.moveTo(new Date(nine + hour));
    expect(ran).toEqual(['first']);
  });

  test('armed on the way, waits from where the clock has gone: a beat of five seconds beats once', () => {
    const clock = demoClock({}, aHost());
    let beats = 0;
    const stops: (() => void)[] = [];
    const beat = () => {
      beats += 1;
      stops.push(clock.after(5_000, beat));
    };
    beat();
    clock.moveTo(new Date(nine + 48 * hour));
    expect(beats).toBe(2);
    clock.moveTo(new Date(nine + 48 * hour + 4_999));
    expect(beats).toBe(2);
    for (const stop of stops) stop();
  });

  test("runs by itself as the host's time goes by", async () => {
    const clock = demoClock();
    const ran: string[] = [];
    await new Promise<void>((resolve) => {
      clock.after(15, () => {
        ran.push('second');
        resolve();
      });
      clock.after(5, () => ran.push('first'));
    });
    expect(ran).toEqual(['first', 'second']);
  });

  test('for a month and more is waited for', () => {
    const clock = demoClock({}, aHost());
    let ran = false;
    const cancel = clock.after(60 * 24 * hour, () => {
      ran = true;
    });
    clock.moveTo(new Date(nine + 59 * 24 * hour));
    expect(ran).toBe(false);
    cancel();
  });

  test('that fails keeps nothing else from running', () => {
    const clock = demoClock({}, aHost());
    const ran: string[] = [];
    clock.after(1, () => {
      throw new Error('It failed.');
    });
    clock.after(2, () => ran.push('second'));
    expect(() => clock.moveTo(new Date(nine + hour))).toThrow('It failed.');
    clock.moveTo(new Date(nine + hour));
    expect(ran).toEqual(['second']);
  });
});

describe('the clock that a file remembers', () => {
  const folders: string[] = [];
  const aFile = () => {
    const folder = mkdtempSync(join(tmpdir(), 'casedesk-clock-'));
    folders.push(folder);
    return join(folder, 'clock.json');
  };
  afterEach(() => {
    for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
  });

  test('is as far ahead after a restart', () => {
    const [host, file] = [aHost(), aFile()];
    const first = keptClock(file, host);
    first.moveTo(new Date(nine + 5 * hour));
    first.stop();
    host.passes(hour);
    const second = keptClock(file, host);
    second.stop();
    expect(second.now()).toEqual(new Date(nine + 6 * hour));
    expect(second.moved()).toBe(5 * hour);
  });

  test('has kept a move before anybody sees it, so that a kill takes nothing back', () => {
    const [host, file] = [aHost(), aFile()];
    const killed = keptClock(file, host);
    killed.after(hour, () => {
      expect(JSON.parse(readFileSync(file, 'utf8')).movedMs).toBe(5 * hour);
    });
    killed.moveTo(new Date(nine + 5 * hour));
    const next = keptClock(file, host);
    expect(next.now()).toEqual(new Date(nine + 5 * hour));
    for (const clock of [killed, next]) clock.stop();
  });

  test("is never earlier than it has been, where the host's clock was set back meanwhile", () => {
    const [host, file] = [aHost(), aFile()];
    const first = keptClock(file, host);
    host.passes(2 * hour);
    first.stop();
    host.time -= 3 * hour;
    const second = keptClock(file, host);
    second.stop();
    expect(second.now()).toEqual(new Date(nine + 2 * hour));
    host.passes(minute);
    expect(second.now()).toEqual(new Date(nine + 2 * hour + minute));
  });

  test("has not been moved by the host's time that goes by while it is made", () => {
    const host = aHost();
    const clock = demoClock({}, { ...host, wall: () => host.time++ });
    expect(clock.moved()).toBe(0);
  });

  test('does not move where that cannot be kept', () => {
    const clock = keptClock(join(aFile(), 'nowhere', 'clock.json'), aHost());
    expect(() => clock.moveTo(new Date(nine + hour))).toThrow(
      'The clock stays, for its move cannot be kept (ENOENT). Make room for ',
    );
    expect(clock.now()).toEqual(new Date(nine));
  });

  test.each(['', '{"movedMs":1', '{"movedMs":-1,"shownAt":"2026-11-23T09:00:00.000Z"}', '[]'])(
    'that holds %j: a sentence and the way out, and the file as it was',
    (text) => {
      const file = aFile();
      writeFileSync(file, text);
      expect(() => keptClock(file)).toThrow(
        `the clock in ${file} is damaged, and was left as it is. Begin anew with npm start -- --fresh`,
      );
      expect(readFileSync(file, 'utf8')).toBe(text);
    },
  );
});
