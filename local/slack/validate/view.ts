import { isObject, type Json, listOf } from './json.ts';
import { wrongType } from './problems.ts';
import { boolean, oneOf, plain, type Rule, required, string } from './rules.ts';
import type { Problem } from './types.ts';
import { validateBlocks } from './validate-blocks.ts';
import { walkShape } from './walk.ts';

type ViewSurface = 'modal' | 'home';

// Slack says 250 kB; the smaller reading of a kilobyte.
const mostBytes = 250_000;

const shared: Record<string, Rule> = {
  // Blocks have rules of their own, held against them below.
  blocks: required({ is: 'list', of: { is: 'any object' } }),
  callback_id: string({ max: 255 }),
  external_id: string({ max: 255 }),
  private_metadata: string({ max: 3000 }),
};

const fields: Record<ViewSurface, Record<string, Rule>> = {
  modal: {
    type: required(oneOf('modal')),
    title: required(plain(24)),
    submit: plain(24),
    close: plain(24),
    clear_on_close: boolean,
    notify_on_close: boolean,
    ...shared,
  },
  home: { type: required(oneOf('home')), ...shared },
};

/** What views.open, push, update and publish would refuse a view for. */
export function validateView(
  view: unknown,
  surface: ViewSurface,
  pointer = '/view',
): Problem[] | 'view_too_large' {
  if (!isObject(view)) return [{ ...wrongType('an object'), pointer }];
  if (isTooLarge(view)) return 'view_too_large';
  const problems = [
    ...walkShape(
      { ...view, ...(Array.isArray(view.blocks) ? { blocks: [] } : {}) },
      { fields: fields[surface] },
      pointer,
      { surface },
    ),
    ...(Array.isArray(view.blocks) ? validateBlocks(view.blocks, surface, `${pointer}/blocks`) : []),
  ];
  return problems.length > 0 || surface === 'home' ? problems : inputsWithoutSubmit(view, pointer);
}

function isTooLarge(view: Json): boolean {
  try {
    return Buffer.byteLength(JSON.stringify(view)) > mostBytes;
  } catch (error) {
    // What nests too deep to be written out is no view either.
    if (error instanceof RangeError) return true;
    throw error;
  }
}

function inputsWithoutSubmit(view: Json, pointer: string): Problem[] {
  if ('submit' in view) return [];
  return listOf(view.blocks).flatMap((block, index) =>
    isObject(block) && block.type === 'input'
      ? [
          {
            message: 'must define `submit` to use an `input` block in modals',
            pointer: `${pointer}/blocks/${index}/input`,
          },
        ]
      : [],
  );
}
