import type { ConditionEntry, FeatureEntry } from '../material/schema.ts';
import { shuffledBy } from './ids.ts';
import type { Value } from './matrix.ts';

type Sex = 'woman' | 'man' | null;

/** The person of a case, as its first sentence introduces them. */
export interface Persona {
  text: string;
  sex: Sex;
}

const subjects: Record<string, { It: string; openings: string[] }> = {
  lump: {
    It: 'The lump',
    openings: ['asks you about a lump', 'has come about a lump', 'points out a lump'],
  },
  pain: {
    It: 'The pain',
    openings: ['asks you about a pain', 'has come because of pain', 'tells you about a pain'],
  },
  both: {
    It: 'The sore area',
    openings: ['asks you about a sore swelling', 'has come about a sore swelling'],
  },
};

/** Sentences that tell a value of a condition: `{Lump}` and `{Pain}` fit only what presents as such. */
function sentencesFor(value: Value, { presents_as: as }: ConditionEntry): string[] {
  const unfit = as === 'lump' ? '{Pain}' : as === 'pain' ? '{Lump}' : null;
  return value.told.filter((text) => unfit === null || !text.includes(unfit));
}

/** Whether a value could be seen, felt or told of a condition, and is not a conclusion. */
export function isTellable(value: Value, condition: ConditionEntry): boolean {
  return sentencesFor(value, condition).length > 0;
}

/**
 * The person of a case: by one of the values that are typical of who gets the condition. Where another of
 * these values speaks of one sex alone, the person has that sex.
 */
export function personaOf(
  who: { feature: FeatureEntry; values: readonly string[] },
  value: string,
  seed: string,
): Persona | null {
  const told = (id: string) => who.feature.values.find((each) => each.id === id)?.told ?? [];
  const personas = (id: string) => told(id).map((text) => ({ text, sex: sexOf(text) }));
  const fixed = who.values.flatMap((id) => {
    const sexes = [...new Set(personas(id).map(({ sex }) => sex))];
    return sexes.length === 1 && sexes[0] ? sexes : [];
  })[0];
  const own = personas(value);
  const fitting = own.filter(({ sex }) => fixed === undefined || sex === fixed || sex === null);
  const [text] = shuffledBy(
    seed,
    (fitting.length > 0 ? fitting : own).map((each) => each.text),
  );
  return text === undefined ? null : { text, sex: sexOf(text) };
}

function sexOf(text: string): Sex {
  if (/\b(?:woman|girl)\b/.test(text)) return 'woman';
  return /\b(?:man|boy)\b/.test(text) ? 'man' : null;
}

/** A case as it is told: its opening, which tells no finding, and the findings one after the other. */
export interface Told {
  opening: string;
  steps: string[];
}

/** Tells a case: the person with the first finding, then one finding after the other. */
export function tell(
  seed: string,
  condition: ConditionEntry,
  persona: Persona,
  values: readonly Value[],
  client: 'client' | 'patient',
): Told {
  const subject = subjects[condition.presents_as] ?? subjects['pain'];
  const she = persona.sex === 'woman' ? 'she' : persona.sex === 'man' ? 'he' : 'they';
  const fill = (text: string) =>
    text
      .replaceAll('{client}', client)
      .replace(/\{(?:It|Lump|Pain)\}/g, subject?.It ?? 'It')
      .replaceAll('{she}', she)
      .replaceAll('{She}', `${she.charAt(0).toUpperCase()}${she.slice(1)}`);
  const told = values.map((value) => fill(shuffledBy(seed, sentencesFor(value, condition))[0] ?? ''));
  const opening = `${fill(persona.text)} ${shuffledBy(seed, subject?.openings ?? [])[0] ?? ''}`;
  const [first = '', ...rest] = told;
  return { opening, steps: [`${opening}. ${first}`.trim(), ...rest] };
}
