import type { Entry } from '../../protocol/acts.ts';
import { said } from '../blocks/said.ts';
import { dateOf, instantOf, localOf, timeOf } from '../shell/london.ts';
import { useConfirming } from './confirming.tsx';
import type { ElementGiven } from './element-given.ts';
import { labelled } from './naming.ts';
import { Refusal } from './refusal.tsx';
import { useEntry } from './use-entry.ts';

/** What the browser's picker holds; while it is only half typed it has no value. */
interface Picked {
  raw: string;
  isHalf: boolean;
}

interface Kind {
  type: 'date' | 'time' | 'datetime-local';
  name: string;
  show(entry: Entry): Picked;
  tell(held: Picked): Entry | undefined;
  /** What was picked, in British words, for some browsers show a day by another country's custom. */
  inWords(raw: string): string;
}

const asItIs = (entry: Entry): Picked => ({ raw: typeof entry === 'string' ? entry : '', isHalf: false });

/** A year is typed digit by digit, and its first ones are years, too. */
const isWholeYear = (raw: string): boolean => /^[1-9]\d{3}-/.test(raw);

const telling =
  (isWhole: (raw: string) => boolean, entryOf: (raw: string) => Entry) =>
  ({ raw, isHalf }: Picked): Entry | undefined => {
    if (isHalf) return undefined;
    if (raw === '') return null;
    return isWhole(raw) ? entryOf(raw) : undefined;
  };

const day: Kind = {
  type: 'date',
  name: 'Date',
  show: asItIs,
  tell: telling(isWholeYear, (raw) => raw),
  inWords: (raw) => dateOf(instantOf(`${raw}T12:00`)),
};

const kinds: Record<string, Kind> = {
  timepicker: {
    type: 'time',
    name: 'Time',
    show: asItIs,
    tell: telling(
      () => true,
      (raw) => raw.slice(0, 5),
    ),
    inWords: (raw) => raw.slice(0, 5),
  },
  datetimepicker: {
    type: 'datetime-local',
    name: 'Date and time',
    show: (entry) => asItIs(typeof entry === 'number' ? localOf(entry * 1000) : null),
    tell: telling(isWholeYear, (raw) => instantOf(raw) / 1000),
    inWords: (raw) => `${dateOf(instantOf(raw))} at ${timeOf(instantOf(raw))}`,
  },
};

/** The browser's own pickers. Days and times are London's. */
export function DateInput({ block, element, naming }: ElementGiven) {
  const kind = kinds[element.type] ?? day;
  const entering = useEntry(block, element, kind);
  const { whenSure, question } = useConfirming(element.confirm);
  const { held, refusal } = entering;
  const isWhole = !held.isHalf && Boolean(kind.tell(held));
  const wordsId = `${naming.id}-words`;
  const describedBy = [naming.describedBy, isWhole && wordsId].filter(Boolean).join(' ');
  return (
    <>
      <input
        {...labelled(
          { ...naming, describedBy },
          { ...element, refusal, otherwise: said(element.placeholder) || kind.name },
        )}
        type={kind.type}
        class="entry entry-date"
        value={held.raw}
        {...(element.focus_on_load === true && { 'data-focus-first': true })}
        onChange={({ currentTarget }) => {
          const picked = { raw: currentTarget.value, isHalf: currentTarget.validity.badInput };
          whenSure(() => entering.change(picked, 'soon'));
        }}
        onBlur={() => void entering.flush()}
      />
      {isWhole && (
        <p class="field-count" id={wordsId}>
          {kind.inWords(held.raw)}
        </p>
      )}
      <Refusal naming={naming} words={refusal} />
      {question}
    </>
  );
}
