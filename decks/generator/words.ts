const stopWords = new Set(
  `about after again against also although among another because been before being between both cannot come comes could does done
  down each either else even ever every from gives have having here into itself just kind less like likely made make many might
  more most much must near need needs none only onto other over same shall should show shows since some such take than that
  their them then there these they this those through towards under until upon used using very want well were what when where
  whether which while whom whose will with within without would your most best first next typical typically person people
  someone somebody client clients patient patients therapist therapists`.split(/\s+/),
);

/** Words of a text in small letters, with numbers. */
export function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[a-z0-9']+/g) ?? [];
}

/** The words that carry meaning, cut to a stem, each once. */
export function contentStems(text: string): Set<string> {
  const carrying = wordsOf(text).filter(
    (word) => word.length >= 4 && !stopWords.has(word) && !/^\d/.test(word),
  );
  return new Set(carrying.map(stem));
}

function stem(word: string): string {
  const bare = word.replace(/'s?$/, '');
  const cut = bare.replace(/(?:ations?|ings?|edly|ed|ies|es|ly|s|y|e)$/, '');
  return cut.length >= 3 ? cut : bare;
}

/**
 * Stems by which a question points at its key: the key alone repeats them, and no other option repeats as much.
 */
export function repeatedCues(question: string, key: string, wrong: readonly string[]): string[] {
  const asked = contentStems(question);
  const shared = (text: string) => [...contentStems(text)].filter((stem) => asked.has(stem));
  const inKey = shared(key);
  const inWrong = wrong.map(shared);
  if (inWrong.some((stems) => stems.length >= inKey.length)) return [];
  return inKey.filter((stem) => !inWrong.some((stems) => stems.includes(stem)));
}

/** Whether a key is the longest option by a third or so: the test-wise guess. */
export function standsOutByLength(key: string, wrong: readonly string[]): boolean {
  const mean = wrong.join('').length / Math.max(1, wrong.length);
  return wrong.length > 0 && key.length >= 1.3 * mean && wrong.every((text) => text.length < key.length);
}

/** Small letters, no punctuation, no article, single spaces: what counts as the same text. */
export function normalised(text: string): string {
  return wordsOf(text)
    .filter((word) => !['a', 'an', 'the'].includes(word))
    .join(' ');
}

/** Flesch-Kincaid grade (Kincaid et al. 1975): 0.39 words per sentence + 11.8 syllables per word - 15.59. */
export function readingGrade(text: string): number {
  const words = wordsOf(text);
  if (words.length === 0) return 0;
  const sentences = Math.max(1, text.match(/[.?!](?:\s|$)/g)?.length ?? 0);
  const syllables = words.reduce((total, word) => total + syllablesOf(word), 0);
  return (0.39 * words.length) / sentences + (11.8 * syllables) / words.length - 15.59;
}

function syllablesOf(word: string): number {
  const groups = word.replace(/(?:[^l]e|es|ed)$/, '').match(/[aeiouy]+/g);
  return Math.max(1, groups?.length ?? 0);
}

export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** A text as it reads within a sentence: a small first letter, unless it starts with an abbreviation or name. */
export function inside(text: string): string {
  return /^(?:[A-Z][a-z'-]*|A|I)(?:[\s,:;.-]|$)/.test(text) && !/^(?:L\d|Several names|Dercum|UK)/.test(text)
    ? text.charAt(0).toLowerCase() + text.slice(1)
    : text;
}

/** A text that ends like a sentence. */
export function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
