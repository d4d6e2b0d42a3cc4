const small =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen';
const tens = 'twenty thirty forty fifty sixty seventy eighty ninety hundred';
const values = new Map<string, number>([
  ...small.split(' ').map((word, value): [string, number] => [word, value]),
  ...tens.split(' ').map((word, index): [string, number] => [word, 20 + 10 * index]),
  ['half', 0.5],
]);
const lead =
  '(?:(?:in|about|around|roughly|nearly|some|after|from|between|by|for|level with|on|the|usually)\\s+)*';
const bound =
  '(?:under|less than|fewer than|below|up to|at most|within|over|more than|above|at least|beyond)';
/** "One with a pore" names a thing and counts nothing. */
const pronoun = '(?!one\\s+(?:with|without|that|which|who|whose|where)\\b)';
const amount = `(?:\\d[\\d,]*(?:\\.\\d+)?|${pronoun}(?:${[...values.keys()].join('|')})\\b)`;
const pattern = new RegExp(
  `^${lead}(?:(?<bound>${bound})\\s+)?(?:about\\s+)?(?<low>${amount})(?<percent>\\s*%)?` +
    `(?:\\s*(?:-|–|to\\b|and\\b|or\\b)\\s*(?:up to\\s+)?(?<high>${amount}))?\\s*(?<rest>.*)$`,
  'i',
);

/** An amount at the start of a text, from low to high (equal for a single number). */
export interface Amount {
  low: number;
  high: number;
  /** Whether the end itself is left out, as in "under 1 cm". */
  lowOpen: boolean;
  highOpen: boolean;
  /** What is counted or measured: the words after the number, in small letters. */
  unit: string;
}

/**
 * Reads texts such as "About 3 cm", "10% to 58%", "Under 1 cm", "Two weeks", "In 1935".
 * @returns null when the text does not start with an amount
 */
export function amountOf(text: string): Amount | null {
  const groups = pattern.exec(text.trim())?.groups;
  if (!groups) return null;
  const low = toNumber(groups['low'] ?? '');
  const high = groups['high'] === undefined ? low : toNumber(groups['high']);
  const unit = `${groups['percent'] ?? ''} ${groups['rest'] ?? ''}`.trim().toLowerCase();
  const said = groups['bound']?.toLowerCase();
  const closed = { low, high, lowOpen: false, highOpen: false, unit };
  if (said === undefined) return closed;
  if (groups['high'] !== undefined) return { ...closed, lowOpen: /^(?:over|more|above|beyond)/.test(said) };
  if (/^(?:over|more|above|beyond)/.test(said)) return { ...closed, high: Infinity, lowOpen: true };
  if (said === 'at least') return { ...closed, high: Infinity };
  return { ...closed, low: -Infinity, highOpen: /^(?:under|less|fewer|below)/.test(said) };
}

/** Indexes of the texts by ascending amount; null when the texts are not all amounts. */
export function ascending(texts: readonly string[]): number[] | null {
  const amounts = texts.flatMap((text) => amountOf(text) ?? []);
  if (amounts.length < texts.length) return null;
  const order = amounts.map((each, index) => ({ each, index }));
  return order.sort((a, b) => compareAmounts(a.each, b.each)).map(({ index }) => index);
}

/** Negative when a learner reading upward meets `a` first. */
export function compareAmounts(a: Amount, b: Amount): number {
  const first = ({ low, high }: Amount) => (Number.isFinite(low) ? low : high);
  const tail = ({ low, high }: Amount) => (Number.isFinite(low) ? (Number.isFinite(high) ? 0 : 1) : -1);
  return first(a) - first(b) || tail(a) - tail(b) || a.high - b.high || 0;
}

function toNumber(text: string): number {
  return values.get(text.toLowerCase()) ?? Number(text.replaceAll(',', ''));
}
