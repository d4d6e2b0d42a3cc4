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

/**
 * @param answers per item, per person 1 right, 0 wrong, NaN blank
 * @param by `pattern`: equal answers throughout; `score`: equal number right on the same items, which
 * is all a model with one common slope needs
 */
export function groupsOf(answers: readonly Float64Array[], by: 'pattern' | 'score'): Groups {
  const persons = answers[0]?.length ?? 0;
  const places = new Map<string, number>();
  const blanks: (number[] | null)[] = [];
  const placeOf = Int32Array.from({ length: persons }, (_, person) => {
    const row = answers.map((item) => item[person] ?? NaN);
    const blank = row.flatMap((answer, item) => (Number.isNaN(answer) ? [item] : []));
    const score = row.reduce((sum, answer) => sum + (answer === 1 ? 1 : 0), 0);
    const key = by === 'score' ? `${score}:${blank.join()}` : row.join();
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
