import { elementsIn } from './elements-in.ts';
import { isObject, objectsIn } from './json.ts';
import type { Problem } from './types.ts';

/** block_id once in a message or view, action_id once in its block, the focus once in all. */
export function repeats(blocks: unknown[], pointer: string): Problem[] {
  const placed = blocks.flatMap((block, index) =>
    isObject(block) ? [{ block, pointer: `${pointer}/${index}` }] : [],
  );
  const actions = placed.map(({ block, pointer: at }) => elementsIn(block, at));
  const focused = actions.flat().filter(({ element }) => element.focus_on_load === true);
  return [
    ...repeated(
      'block_id',
      placed.flatMap(({ block, pointer: at }) => [
        { id: block.block_id, pointer: at },
        ...objectsIn(block.child_blocks).map((child, index) => ({
          id: child.block_id,
          pointer: `${at}/child_blocks/${index}`,
        })),
      ]),
    ),
    ...actions.flatMap((elements) =>
      repeated(
        'action_id',
        elements.map(({ element, pointer: at }) => ({ id: element.action_id, pointer: at })),
      ),
    ),
    ...focused.slice(1).map(({ pointer: at }) => ({
      message: 'only one element may have `focus_on_load`',
      pointer: `${at}/focus_on_load`,
    })),
  ];
}

function repeated(name: string, ids: { id: unknown; pointer: string }[]): Problem[] {
  const seen = new Set<unknown>();
  return ids.flatMap(({ id, pointer }) => {
    if (id === undefined) return [];
    if (seen.has(id))
      return [{ message: `\`${name}\` "${id}" already exists`, pointer: `${pointer}/${name}` }];
    seen.add(id);
    return [];
  });
}
