import { matrixOf, phrase, shortName } from '../generate/matrix.ts';
import type { MatrixFile } from '../material/schema.ts';
import { normalised } from '../words.ts';

/** What the matrix of conditions knows about the texts of options. */
export interface Facts {
  /** The condition that a text names, by its name, phrase or a synonym. */
  conditionNamed: (text: string) => string | null;
  /** How much two conditions have in common, 0 to 1 and more. */
  similarity: (a: string, b: string) => number;
  /** Whether two conditions can be present together or share a label. */
  overlap: (a: string, b: string) => boolean;
  /** The value of a feature that a text names by its label. */
  valueNamed: (feature: string, text: string) => string | null;
  /** Whether a value is typical or reported of a condition. */
  holds: (condition: string, feature: string, value: string) => boolean;
}

/** Look-ups over the matrix for the rules on options. */
export function factsOf(file: MatrixFile): Facts {
  const { cellOf, similarity } = matrixOf(file);
  const conditions = new Map(file.conditions.map((each) => [each.id, each]));
  const names = new Map(
    file.conditions.flatMap((each) =>
      [each.name, shortName(each), phrase(each), ...each.synonyms].map(
        (name) => [normalised(name), each.id] as const,
      ),
    ),
  );
  const overlaps = (a: string, b: string) => conditions.get(a)?.overlaps.includes(b) ?? false;
  return {
    conditionNamed: (text) => names.get(normalised(text)) ?? null,
    similarity,
    overlap: (a, b) => overlaps(a, b) || overlaps(b, a),
    valueNamed: (feature, text) =>
      file.features
        .find(({ id }) => id === feature)
        ?.values.find(({ label }) => normalised(label) === normalised(text))?.id ?? null,
    holds: (condition, feature, value) => {
      const cell = cellOf(condition, feature)?.cell;
      return cell !== undefined && (cell.values.includes(value) || cell.also.includes(value));
    },
  };
}
