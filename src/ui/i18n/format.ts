const dateFormat = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });
const timeFormat = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });
const numberFormat = new Intl.NumberFormat('en-GB');

/** "24 Nov 2026" on the learner's own clock. */
export function date(at: number): string {
  return dateFormat.format(at);
}

/** "14:05" on the learner's own clock. */
export function time(at: number): string {
  return timeFormat.format(at);
}

/** "24 Nov 2026, 14:05" as the clock stood where and when it was written. */
export function dateTimeAt(at: number, offsetMinutes: number): string {
  const shifted = at + offsetMinutes * 60_000;
  const options = { timeZone: 'UTC' } as const;
  const day = new Intl.DateTimeFormat('en-GB', {
    ...options,
    day: 'numeric',
    month: 'short',
    year: 'numeric',
  }).format(shifted);
  const clock = new Intl.DateTimeFormat('en-GB', { ...options, hour: '2-digit', minute: '2-digit' }).format(
    shifted,
  );
  return `${day}, ${clock}`;
}

/** "1,204" */
export function number(value: number): string {
  return numberFormat.format(value);
}

/** "87%" from 0.87. */
export function percent(share: number): string {
  return `${Math.round(share * 100)}%`;
}

/** "1 card", "1,204 cards". */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${number(count)} ${count === 1 ? one : many}`;
}

/** One decimal, without a trailing ".0". */
export function decimal(value: number): string {
  return value.toFixed(1).replace(/\.0$/, '');
}

/** Milliseconds of thinking in words: "8 s", "2 min". */
export function duration(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1000);
  return seconds < 90 ? `${seconds} s` : `${Math.round(seconds / 60)} min`;
}

/** The next interval, short enough for a grade button: "10 min", "1 day", "12 days", "2.3 mo", "1.4 yr". */
export function interval(unit: 'minutes' | 'days', amount: number): string {
  if (unit === 'minutes') {
    return amount < 60 ? `${Math.max(1, Math.round(amount))} min` : `${decimal(amount / 60)} h`;
  }
  if (amount < 31) return plural(Math.round(amount), 'day');
  return amount < 365 ? `${decimal(amount / 30.4)} mo` : `${decimal(amount / 365)} yr`;
}

/** When something falls due, seen from now: "now", "in 3 days", "12 Mar 2027". */
export function due(at: number, now: number): string {
  if (at <= now) return 'now';
  const minutes = (at - now) / 60_000;
  if (minutes < 60) return `in ${Math.max(1, Math.round(minutes))} min`;
  const days = minutes / 1440;
  if (days < 1) return `in ${plural(Math.round(minutes / 60), 'hour')}`;
  return days < 31 ? `in ${plural(Math.round(days), 'day')}` : date(at);
}
