import { materialError, type Finding, type Place } from '../finding.ts';
import type { Placed } from './read.ts';

/** The ids that a reference may name. */
export interface KnownIds {
  sections: ReadonlySet<string>;
  sources: ReadonlySet<string>;
  claims: ReadonlySet<string>;
}

/** Findings for every id in `refs` that is not in `known`. */
export function checkRefs(
  kind: string,
  owner: Pick<Placed<{ id?: string }>, 'place'> & { entry: { id?: string } },
  refs: readonly string[],
  known: ReadonlySet<string>,
  path: readonly (string | number)[],
): Finding[] {
  const id = owner.entry.id ?? null;
  return refs.flatMap((ref, index) =>
    known.has(ref)
      ? []
      : [
          materialError(
            owner.place(...path, index),
            id,
            `"${id ?? ''}" names the ${kind} "${ref}", which does not exist; correct the id or add the ${kind}.`,
          ),
        ],
  );
}

/** Findings for every id that stands a second time in a list. */
export function checkDuplicates(kind: string, entries: readonly { id: string; place: Place }[]): Finding[] {
  const first = new Map<string, Place>();
  return entries.flatMap(({ id, place }) => {
    const earlier = first.get(id);
    if (!earlier) {
      first.set(id, place);
      return [];
    }
    const where = `${earlier.file}:${earlier.line}`;
    return [
      materialError(
        place,
        id,
        `The ${kind} id "${id}" is used twice (first at ${where}); rename one of the two.`,
      ),
    ];
  });
}
