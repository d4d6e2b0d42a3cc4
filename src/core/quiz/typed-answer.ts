/** Letters from which a word is long enough for one slip; shorter words turn into others too easily. */
const longWord = 7;
/** Letters at the beginning that must be right: ab- and ad-, af- and ef-, a- and nothing are opposites. */
const firmStart = 3;

/** Words that one slip turns into another term. */
const falseFriends = [
  ['peroneal', 'perineal'],
  ['ureteral', 'urethral'],
  ['arteritis', 'arthritis'],
  ['dysphagia', 'dysphasia'],
  ['trapezius', 'trapezium'],
  ['humeral', 'humoral'],
  ['brachial', 'branchial'],
  ['prostate', 'prostrate'],
  ['infection', 'inflection'],
  ['tracheotomy', 'tracheostomy'],
] as const;

/**
 * A typed answer without what does not matter: case, accents, articles, hyphens between letters, most
 * punctuation, British ae and oe. Signs that carry meaning beside a number stay.
 */
function normalisedAnswer(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[‐‑‒–—−]/gu, '-')
    .replaceAll('⁄', '/')
    .replace(/[æœ]|ae|oe/gu, 'e')
    .replace(/(?<=\p{L})-(?=\p{L})/gu, '')
    .replace(/(?<=\d),(?=\d)/gu, '.')
    .replace(/(?<!\d)[.](?!\d)|(?<=\d)[.](?!\d)|(?<!\d)[.](?=\d)/gu, ' ')
    .replace(/[^\p{L}\p{N}.<>≤≥=+%°/-]/gu, ' ')
    .replace(/(?<=\d)\s*-\s*(?=\d)/gu, '-')
    .replace(/(?<=\d)(?=\p{L})/gu, ' ')
    .replace(/(?<=[<>≤≥=+])\s+/gu, '')
    .split(/\s+/u)
    .filter((word) => word !== '' && word !== '-' && !['a', 'an', 'the'].includes(word))
    .join(' ');
}

/** Whether one letter more, less, other or two neighbours swapped turn one word into the other. */
function isOneSlip(a: string, b: string): boolean {
  if (a.length > b.length) return isOneSlip(b, a);
  let from = 0;
  while (from < a.length && a[from] === b[from]) from += 1;
  const [restA, restB] = [a.slice(from), b.slice(from)];
  if (a.length < b.length) return restA === restB.slice(1);
  if (restA.slice(1) === restB.slice(1)) return true;
  return restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2);
}

function isNearWord(given: string, right: string): boolean {
  if (/\d/.test(given + right)) return false;
  const [short, long] = given.length < right.length ? [given, right] : [right, given];
  if (short.length > firmStart && long === `${short}s`) return true;
  if (short.length < longWord) return false;
  if (given.slice(0, firmStart) !== right.slice(0, firmStart)) return false;
  if (
    falseFriends.some((pair) => pair.some((word) => word === given) && pair.some((word) => word === right))
  ) {
    return false;
  }
  return isOneSlip(given, right);
}

function isNear(given: string, right: string): boolean {
  const [words, wanted] = [given.split(' '), right.split(' ')];
  if (words.length !== wanted.length) return false;
  const wrong = words.flatMap((word, index) => (word === wanted[index] ? [] : [index]));
  const [only] = wrong;
  return only !== undefined && wrong.length === 1 && isNearWord(words[only] ?? '', wanted[only] ?? '');
}

/**
 * `exact`: an accepted answer but for case, accents and punctuation. `near`: one slip in one long word, or a plural, never in
 * a number and never one that makes another term.
 */
export function compareAnswer(text: string, accepts: readonly string[]): 'exact' | 'near' | 'wrong' {
  const given = normalisedAnswer(text);
  const right = accepts.map(normalisedAnswer);
  if (given === '') return 'wrong';
  if (right.includes(given)) return 'exact';
  const squeezed = (answer: string) => (/\d/.test(answer) ? answer : answer.replaceAll(' ', ''));
  if (right.some((answer) => squeezed(answer) === squeezed(given))) return 'exact';
  return right.some((answer) => isNear(given, answer)) ? 'near' : 'wrong';
}
