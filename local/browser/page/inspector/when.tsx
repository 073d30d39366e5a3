const formatted = (options: Intl.DateTimeFormatOptions) => {
  const format = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', ...options });
  return (ms: number) => format.format(ms).replace(',', '');
};

const dayAndTime = formatted({
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
});
const toTheSecond = formatted({ hour: '2-digit', minute: '2-digit', second: '2-digit' });

/** A day and a time of day, or a time to the second. */
export function When({ at, isToTheSecond = false }: { at: number; isToTheSecond?: boolean }) {
  return <time dateTime={new Date(at).toISOString()}>{(isToTheSecond ? toTheSecond : dayAndTime)(at)}</time>;
}
