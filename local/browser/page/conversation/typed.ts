/** What ids stand for: people by id, channels by id, groups by id. */
export interface Named {
  person(id: string): string;
  channel(id: string): string;
  group(id: string): string;
}

/** Slack's markup as words: as somebody types them where `named` gives handles, or as they are read aloud. */
export const wordsOf = (markup: string, named: Named): string =>
  markup
    .replace(/<!date\^[^|>]*\|([^>]*)>/g, '$1')
    .replace(/<@(\w+)(?:\|[^>]*)?>/g, (_, id) => `@${named.person(id)}`)
    .replace(/<#(\w+)(?:\|[^>]*)?>/g, (_, id) => `#${named.channel(id)}`)
    .replace(/<!subteam\^(\w+)(?:\|[^>]*)?>/g, (_, id) => `@${named.group(id)}`)
    .replace(/<!(here|channel|everyone)(?:\|[^>]*)?>/g, '@$1')
    .replace(/<(?:https?|mailto|tel):[^|>]+\|([^>]*)>/g, '$1')
    .replace(/<((?:https?|mailto|tel):[^|>]+)>/g, '$1')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
