import { stringify } from 'yaml';

const sections = 10;
const valuesPerFeature = 8;

/** Repeatable numbers from 0 to below 1 (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const syllables = 'ba do ke li mu na po ri sa tu ve wo zi che gra plo sti tra'.split(' ');

/**
 * A material of made-up words: every claim with one ask and its options, and a full matrix in which each
 * condition is paired with the next.
 */
export function syntheticMaterial(size: {
  claims: number;
  conditions: number;
  features: number;
}): Map<string, string> {
  const random = randomFrom(7);
  const pick = (count: number) => Math.floor(random() * count);
  const word = () => Array.from({ length: 3 }, () => syllables[pick(syllables.length)]).join('');
  const words = (count: number) => Array.from({ length: count }, word).join(' ');
  const claims = Array.from({ length: size.claims }, (_, index) => ({
    id: `claim-${index}`,
    section: `section-${index % sections}`,
    category: 'made up',
    text: `${words(12)}.`,
    sources: ['page'],
    evidence: 'reference-text',
    verified: 'seen',
    confidence: 'high',
    tier: 'detail',
    asks: [
      {
        id: 'ask',
        question: `What is ${words(6)}?`,
        answer: words(3),
        why: `${words(8)}.`,
        options: {
          lead: `What is ${words(6)}?`,
          key: words(3),
          because: `${words(8)}.`,
          wrong: [1, 2, 3].map(() => ({ text: words(3), because: `${words(8)}.` })),
        },
      },
    ],
  }));
  const claimIds = (count: number) => Array.from({ length: count }, () => `claim-${pick(size.claims)}`);
  const features = Array.from({ length: size.features }, (_, index) => ({
    id: `feature-${index}`,
    label: words(2),
    short: word(),
    question: `What ${words(3)}?`,
    ask: `What is the ${word()} of {condition}?`,
    kind: index % 3 === 0 ? 'single' : 'set',
    role: 'finding',
    weight: 1 + (index % 3),
    tier: 'core',
    audience: 'both',
    tell_order: index + 1,
    values: Array.from({ length: valuesPerFeature }, (_unused, value) => ({
      id: `value-${value}`,
      label: words(3),
      definition: `${words(5)}.`,
      told: [`{It} is ${words(4)}.`],
    })),
  }));
  const conditions = Array.from({ length: size.conditions }, (_, index) => ({
    id: `condition-${index}`,
    name: words(2),
    synonyms: [],
    parent: 'thing',
    group: `group-${index % 6}`,
    danger: index % 4 === 0 ? 'serious' : 'low',
    presents_as: index % 2 === 0 ? 'lump' : 'pain',
    gist: `${words(10)}.`,
    cells: Object.fromEntries(
      features.map(({ id }) => {
        const own = pick(valuesPerFeature);
        return [
          id,
          {
            values: [`value-${own}`],
            not: [1, 3, 5].map((step) => `value-${(own + step) % valuesPerFeature}`),
            remark: `${words(6)}.`,
            claims: claimIds(2),
            not_claims: claimIds(2),
            certainty: 'established',
          },
        ];
      }),
    ),
  }));
  const labels = (...ids: string[]) => ids.map((id) => ({ id, label: id }));
  const matrix = {
    meta: { title: 'Made up' },
    taxonomy: [{ id: 'thing', parent: null, label: 'Thing' }],
    groups: labels(...Array.from({ length: 6 }, (_, index) => `group-${index}`)),
    danger_levels: labels('low', 'serious'),
    presentations: labels('lump', 'pain'),
    certainty_levels: [{ id: 'established', meaning: 'Agreed.' }],
    features,
    conditions,
    pairs: conditions.slice(1).map(({ id }, index) => ({
      id: `pair-${index}`,
      a: `condition-${index}`,
      b: id,
      features: ['feature-0'],
      tell: `${words(8)}.`,
      why: `${words(8)}.`,
      claims: claimIds(2),
    })),
  };
  const deck = {
    id: 'made-up',
    title: 'Made up',
    version: '1.0.0',
    language: 'en',
    licence: 'CC0-1.0',
    audience: ['massage'],
    description: 'Made up.',
    disclosure: 'Made up.',
    disclaimer: 'Made up.',
    sections: Array.from({ length: sections }, (_, index) => ({
      id: `section-${index}`,
      title: word(),
      share: 100 / sections,
    })),
  };
  const sources = [{ id: 'page', citation: 'A made-up page.', access: 'full-page-excerpt' }];
  return new Map([
    ['deck.yaml', stringify(deck)],
    ['sources.yaml', stringify({ sources })],
    ['claims/all.yaml', stringify({ claims })],
    ['conditions.yaml', stringify(matrix)],
  ]);
}
