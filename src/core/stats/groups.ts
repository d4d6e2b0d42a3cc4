/** Persons whose answers tell the same of their ability, taken together. */
export interface Groups {
  persons: number;
  /** Persons in each group. */
  sizes: Float64Array;
  /** Per item, per group: persons who were right, and wrong. */
  right: Float64Array[];
  wrong: Float64Array[];
  /** Per group the items left blank by all in it; null where none are. */
  blanks: (number[] | null)[];
}

/** The answers of one person as far as they tell of ability. */
export interface Answers {
  /** 1 right, 0 wrong, NaN blank. */
  row: Float64Array;
  right: number;
  blanks: number[];
  /** Equal for persons whose ability the answers place alike. */
  key: string;
}

/** What makes persons alike: equal answers throughout, or, where all slopes are equal, as many right on the same items. */
export type Likeness = 'pattern' | 'score';

export function answersOf(columns: readonly Float64Array[], person: number, by: Likeness): Answers {
  const row = new Float64Array(columns.length);
  const blanks: number[] = [];
  let right = 0;
  for (let item = 0; item < row.length; item += 1) {
    const answer = columns[item]?.[person] ?? NaN;
    row[item] = answer;
    if (answer === 1) right += 1;
    else if (answer !== 0) blanks.push(item);
  }
  return { row, right, blanks, key: by === 'score' ? `${right}:${blanks.join()}` : row.join() };
}

/** @param answers per item, per person 1 right, 0 wrong, NaN blank */
export function groupsOf(answers: readonly Float64Array[], by: Likeness): Groups {
  const persons = answers[0]?.length ?? 0;
  const places = new Map<string, number>();
  const blanks: (number[] | null)[] = [];
  const placeOf = Int32Array.from({ length: persons }, (_, person) => {
    const { key, blanks: blank } = answersOf(answers, person, by);
    const place = places.get(key) ?? places.size;
    if (place === places.size) {
      places.set(key, place);
      blanks.push(blank.length > 0 ? blank : null);
    }
    return place;
  });
  const count = (item: Float64Array | null, wanted: number) => {
    const counts = new Float64Array(places.size);
    placeOf.forEach((place, person) => {
      if (!item || item[person] === wanted) counts[place] = (counts[place] ?? 0) + 1;
    });
    return counts;
  };
  return {
    persons,
    sizes: count(null, 0),
    right: answers.map((item) => count(item, 1)),
    wrong: answers.map((item) => count(item, 0)),
    blanks,
  };
}
