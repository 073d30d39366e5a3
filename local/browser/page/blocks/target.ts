import type { Inline } from './inline-node.ts';
import { unescaped } from './unescaped.ts';

/** What stands between < and >, or nothing where that is no markup. */
export function target(inside: string | undefined): Inline | undefined {
  if (inside === undefined) return undefined;
  const bar = inside.indexOf('|');
  const to = bar < 0 ? inside : inside.slice(0, bar);
  const label = unescaped(bar < 0 ? '' : inside.slice(bar + 1));
  const named = /^(@[UWB]|#[CGD])(\w+)$/.exec(to);
  if (named) {
    const kind = to.startsWith('@') ? 'person' : 'channel';
    return { is: kind, id: to.slice(1), label };
  }
  if (to.startsWith('!subteam^')) return { is: 'group', id: to.slice('!subteam^'.length), label };
  const date = /^!date\^(\d+)\^([^^]+)(?:\^(.*))?$/.exec(to);
  if (date) {
    const [, at, format = '', url = ''] = date;
    return { is: 'date', at: Number(at), format: unescaped(format), url: unescaped(url), fallback: label };
  }
  if (/^!(here|channel|everyone)$/.test(to)) return { is: 'everybody', range: to.slice(1) };
  if (/^(https?:|mailto:|tel:)./i.test(to)) {
    const url = unescaped(to);
    return { is: 'link', url, text: label || url.replace(/^(mailto|tel):/i, '') };
  }
  return undefined;
}
