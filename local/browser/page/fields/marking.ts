/** A text with what is selected in it. */
export interface Selected {
  text: string;
  start: number;
  end: number;
}

/** The mark round what is selected, or off it where it stands there already. */
export function wrapped({ text, start, end }: Selected, mark: string): Selected {
  const inside = text.slice(start, end);
  const size = mark.length;
  if (text.slice(start - size, start) === mark && text.slice(end, end + size) === mark)
    return {
      text: text.slice(0, start - size) + inside + text.slice(end + size),
      start: start - size,
      end: end - size,
    };
  return {
    text: text.slice(0, start) + mark + inside + mark + text.slice(end),
    start: start + size,
    end: end + size,
  };
}

const signs = { bullet: /^• /, ordered: /^\d+\. /, quote: /^> / };

/** Makes a list, or a quote, of the lines that the selection touches; again, and they are lines once more. */
export function lined({ text, start, end }: Selected, kind: keyof typeof signs): Selected {
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const next = text.indexOf('\n', end);
  const to = next < 0 ? text.length : next;
  const lines = text.slice(from, to).split('\n');
  const isThere = lines.every((line) => signs[kind].test(line));
  const sign = (at: number) => ({ bullet: '• ', ordered: `${at + 1}. `, quote: '> ' })[kind];
  const bare = (line: string) =>
    Object.values(signs).reduce((left, shape) => (left === line ? line.replace(shape, '') : left), line);
  const made = lines.map((line, at) => (isThere ? bare(line) : sign(at) + bare(line))).join('\n');
  return { text: text.slice(0, from) + made + text.slice(to), start: from, end: from + made.length };
}
