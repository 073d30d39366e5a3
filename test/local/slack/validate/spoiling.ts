/** One illegal change, and the place to which a refusal of it has to lead. */
export interface Spoilt {
  how: string;
  place: string;
  make(): unknown;
}

type Json = Record<string, unknown>;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Every way to spoil a sound view or list of blocks in one place, each in a copy of the whole. */
export function spoilings(whole: unknown, root: string): Spoilt[] {
  const start = { at: root, value: whole, name: root.slice(1), parent: undefined, path: [] };
  return places(start).flatMap(({ at, path, ...one }) =>
    changes(one).map(({ how, to }) => ({ how, place: at, make: () => put(whole, path, to) })),
  );
}

/** Ways that concern two places: the refusal leads to the later. */
export function discords(blocks: Json[], root: string, around: (blocks: Json[]) => unknown): Spoilt[] {
  const end = `${root}/${blocks.length}`;
  const [first] = blocks;
  const rows = blocks.flatMap((block, index) => {
    const elements = block.type === 'actions' && Array.isArray(block.elements) ? block.elements : [];
    const twice = { ...block, elements: [...elements, elements[0]] };
    return elements.length > 0
      ? [
          {
            how: 'one action_id twice',
            place: `${root}/${index}/elements/${elements.length}/action_id`,
            make: () => around(blocks.with(index, twice)),
          },
        ]
      : [];
  });
  return [
    ...rows,
    {
      how: 'one block_id twice',
      place: `${end}/block_id`,
      make: () => around([...blocks, { type: 'divider', block_id: first?.block_id }]),
    },
    {
      how: 'a block that there is not',
      place: `${end}/type`,
      make: () => around([...blocks, { type: 'file', external_id: 'a', source: 'remote' }]),
    },
  ];
}

interface Part {
  value: unknown;
  name: string;
  /** The object that it is a property of, or is listed in. */
  parent: Json | undefined;
}

interface Place extends Part {
  at: string;
  path: (string | number)[];
}

interface Change {
  how: string;
  to: unknown;
}

function places(place: Place): Place[] {
  const { at, value, name, parent, path } = place;
  const below = (key: string | number, one: unknown, owner: Json | undefined, called: string) =>
    places({ at: `${at}/${key}`, value: one, name: called, parent: owner, path: [...path, key] });
  if (Array.isArray(value))
    return [place, ...value.flatMap((one, key) => below(key, one, parent, `one of ${name}`))];
  if (!isObject(value)) return [place];
  return [place, ...Object.entries(value).flatMap(([key, one]) => below(key, one, value, key))];
}

const required: Record<string, string[]> = {
  modal: ['title', 'blocks'],
  home: ['blocks'],
  input: ['label', 'element'],
  header: ['text'],
  actions: ['elements'],
  context: ['elements'],
  image: ['alt_text'],
  button: ['text'],
  radio_buttons: ['options'],
  checkboxes: ['options'],
  number_input: ['is_decimal_allowed'],
  plain_text: ['text'],
  mrkdwn: ['text'],
  rich_text: ['elements'],
  rich_text_section: ['elements'],
};
const longest: Record<string, number> = { block_id: 255, action_id: 255, callback_id: 255, alt_text: 2000 };
const mayBeEmpty = new Set(['value', 'callback_id', 'external_id', 'private_metadata']);
const fullest: Record<string, number> = {
  'section fields': 10,
  'actions elements': 25,
  'context elements': 10,
  'static_select options': 100,
  'multi_static_select options': 100,
  'radio_buttons options': 10,
  'checkboxes options': 10,
};

function changes({ value, name, parent }: Part): Change[] {
  // What is said in rich text has no limits of its own.
  const isLeaf = parent?.type === 'text' || parent?.type === 'rich_text_section';
  return [
    { how: 'null in its place', to: null },
    { how: 'another type', to: ofAnotherType(value) },
    ...(isObject(value) ? objectChanges(value) : []),
    ...(typeof value === 'string' ? textChanges(name, isLeaf) : []),
    ...(Array.isArray(value) && !isLeaf ? listChanges(value, name, `${parent?.type} ${name}`) : []),
  ];
}

function ofAnotherType(value: unknown): unknown {
  if (typeof value === 'string') return 7;
  if (Array.isArray(value)) return { 0: value[0] };
  return String(value);
}

function objectChanges(value: Json): Change[] {
  const needed = [...('type' in value ? ['type'] : []), ...(required[String(value.type)] ?? [])];
  return [
    { how: 'a stray property', to: { ...value, stray: 1 } },
    ...needed
      .filter((field) => field in value)
      .map((field) => ({
        how: `no ${field}`,
        to: Object.fromEntries(Object.entries(value).filter(([key]) => key !== field)),
      })),
  ];
}

function textChanges(name: string, isLeaf: boolean): Change[] {
  return [
    ...(isLeaf ? [] : [{ how: 'too long', to: 'x'.repeat((longest[name] ?? 3000) + 1) }]),
    ...(mayBeEmpty.has(name) ? [] : [{ how: 'empty', to: '' }]),
  ];
}

function listChanges(value: unknown[], name: string, place: string): Change[] {
  const most = fullest[place];
  return [
    ...(name === 'blocks' ? [] : [{ how: 'nothing in it', to: [] }]),
    ...(most === undefined ? [] : [{ how: 'too much in it', to: Array(most + 1).fill(value[0]) }]),
  ];
}

function put(whole: unknown, [first, ...rest]: (string | number)[], value: unknown): unknown {
  if (first === undefined) return value;
  if (Array.isArray(whole))
    return whole.map((item, index) => (index === first ? put(item, rest, value) : item));
  return isObject(whole) ? { ...whole, [first]: put(whole[first], rest, value) } : whole;
}
