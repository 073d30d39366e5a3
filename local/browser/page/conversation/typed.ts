import { unescaped } from '../blocks/unescaped.ts';

/** By what people, channels and groups are called where one types, by their ids. */
export interface Handles {
  person(id: string): string;
  channel(id: string): string;
  group(id: string): string;
}

/** Slack's markup as somebody types it. */
export const typedFrom = (markup: string, handles: Handles): string =>
  unescaped(
    markup
      .replace(/<!date\^[^|>]*\|([^>]*)>/g, '$1')
      .replace(/<@(\w+)(?:\|[^>]*)?>/g, (_, id) => `@${handles.person(id)}`)
      .replace(/<#(\w+)(?:\|[^>]*)?>/g, (_, id) => `#${handles.channel(id)}`)
      .replace(/<!subteam\^(\w+)(?:\|[^>]*)?>/g, (_, id) => `@${handles.group(id)}`)
      .replace(/<!(here|channel|everyone)(?:\|[^>]*)?>/g, '@$1')
      .replace(/<(?:https?|mailto|tel):[^|>]+\|([^>]*)>/g, '$1')
      .replace(/<((?:https?|mailto|tel):[^|>]+)>/g, '$1'),
  );
