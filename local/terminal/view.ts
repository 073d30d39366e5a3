import type { Person, Workspace } from '../slack/index.ts';
import type { Somebody } from './somebody.ts';

const clear = '\u001b[2J\u001b[3J\u001b[H';

/** What a person sees, as it changes: redrawn whole where somebody looks on, else only what is new. */
export class View {
  /** Runs after something was written. */
  after: () => void = () => undefined;
  readonly #workspace: Workspace;
  readonly #people: readonly Somebody[];
  readonly #isLive: boolean;
  readonly #write: (text: string) => void;
  /** By name, what they had on their screen when it was last shown. */
  readonly #shown = new Map<string, string>();
  #told: string[] = [];
  #said: string[] = [];
  #scheduled = false;

  constructor(
    workspace: Workspace,
    people: readonly Somebody[],
    isLive: boolean,
    write: (text: string) => void,
  ) {
    this.#workspace = workspace;
    this.#people = people;
    this.#isLive = isLive;
    this.#write = write;
  }

  /** Words of the terminal's own, above what they see. */
  say(text: string): void {
    if (this.#isLive) this.#said.push(text);
    this.#write(`${text}\n`);
  }

  /** The whole of it. */
  draw(person: Person): void {
    this.#shown.delete(person.name);
    this.#draw(person);
  }

  /** Something changed; several changes at once are shown together. */
  changed(person: Person): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    setImmediate(() => {
      this.#scheduled = false;
      this.#draw(person);
      this.after();
    });
  }

  /** A line was typed: what was said to the one before has been read. */
  begin(): void {
    this.#said = [];
  }

  /** A line was dealt with. */
  settled(person: Person): void {
    this.#draw(person);
    this.after();
  }

  #draw(person: Person): void {
    const before = this.#shown.get(person.name) ?? '';
    const now = person.screen();
    this.#shown.set(person.name, now);
    const others = this.#news(person);
    const news = others.length ? `(New for ${others.join(', ')}: type be NAME.)\n` : '';
    if (this.#isLive) {
      const said = this.#said.map((text) => `\n${text}\n`).join('');
      this.#write(`${clear}${now || '(Nothing here yet. Type /incident.)'}\n${said}\n${news}`);
    } else {
      const added = others.some((name) => !this.#told.includes(name));
      this.#write(whatChanged(before, now) + (added ? news : ''));
    }
    this.#told = others;
  }

  /** Who else has something on their screen that has not been looked at. */
  #news(person: Person): string[] {
    return this.#people
      .filter(({ name }) => {
        const other = this.#workspace.person(name);
        return other.id !== person.id && other.screen() !== (this.#shown.get(other.name) ?? '');
      })
      .map(({ name }) => name);
  }
}

/** Each conversation or form that changed: its title, and its lines from the first that changed to the last. */
function whatChanged(before: string, now: string): string {
  const [old, current] = [sections(before), sections(now)];
  const changed = [...current].flatMap(([title, lines]) => {
    const was = old.get(title) ?? [];
    const head = lines.findIndex((line, index) => line !== was[index]);
    if (head < 0) return lines.length < was.length ? [`${title} (less than before)`] : [];
    const tail = [...lines].reverse().findIndex((line, index) => line !== was.at(-1 - index));
    return [title, ...lines.slice(head, Math.max(head + 1, lines.length - tail))];
  });
  const closed = [...old.keys()].filter((title) => !current.has(title)).map((title) => `${title} (closed)`);
  return [...changed, ...closed].map((line) => `${line}\n`).join('');
}

/** A screen by its conversations and forms. Forms stand one on the other, so each has its place in its title. */
function sections(screen: string): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const section of screen === '' ? [] : screen.split(/\n\n(?=── )/)) {
    const [title = '', ...lines] = section.split('\n');
    found.set(found.has(title) ? `${title} ${found.size}` : title, lines);
  }
  return found;
}
