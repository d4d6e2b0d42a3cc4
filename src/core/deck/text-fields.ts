import type { Item } from './types.ts';

/** Texts of an item that a learner may change, by path such as `prompt` or `options.a.rationale`. */
export type TextFields = Record<string, string>;

type Plain = Record<string, unknown>;

/** Keys that hold prose; everything else is structure that an edit must not touch. */
const prose: ReadonlySet<string> = new Set([
  ...['prompt', 'answer', 'explanation', 'stem', 'leadIn', 'tell', 'shared', 'hint', 'title'],
  ...['before', 'hidden', 'after', 'text', 'rationale', 'left', 'right', 'note'],
]);

function isPlain(value: unknown): value is Plain {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Children of an object that have ids of their own, with the path that names them. */
function children(object: Plain): { path: string; child: Plain }[] {
  return Object.entries(object).flatMap(([key, value]) =>
    Array.isArray(value)
      ? value
          .filter(isPlain)
          .flatMap((child) =>
            typeof child['id'] === 'string' ? { path: `${key}.${child['id']}`, child } : [],
          )
      : [],
  );
}

function collect(object: Plain, prefix: string, fields: TextFields): TextFields {
  for (const [key, value] of Object.entries(object)) {
    if (prose.has(key) && typeof value === 'string' && value !== '') fields[prefix + key] = value;
  }
  for (const { path, child } of children(object)) collect(child, `${prefix}${path}.`, fields);
  return fields;
}

/** Every text a learner may change. */
export function textFields(item: Item): TextFields {
  return collect({ ...item }, '', {});
}

function replace(object: Plain, prefix: string, fields: TextFields): Plain {
  return Object.fromEntries(
    Object.entries(object).map(([key, value]) => {
      if (prose.has(key) && typeof value === 'string' && value !== '')
        return [key, fields[prefix + key] ?? value];
      if (!Array.isArray(value)) return [key, value];
      return [
        key,
        value.map((child: unknown) =>
          isPlain(child) && typeof child['id'] === 'string'
            ? replace(child, `${prefix}${key}.${child['id']}.`, fields)
            : child,
        ),
      ];
    }),
  );
}

/** The item with these texts in place of its own; paths it does not have are passed over. */
export function withTextFields(item: Item, fields: TextFields): Item {
  return replace({ ...item }, '', fields) as unknown as Item;
}

export interface Merge {
  /**
   * The learner's texts that still differ from the publisher's, to be laid over the new item. Those of fields
   * that the new item lacks are among them, for the day when it has them again.
   */
  edits: TextFields;
  /** Paths whose text the publisher changed. */
  changed: string[];
  /** Of these, the paths where the learner's text was kept. */
  kept: string[];
}

/**
 * Three-way merge of an update: the publisher's old texts, the publisher's new texts and the learner's
 * edits. A learner's edit is never overwritten; one that the publisher caught up with is dropped.
 */
export function mergeEdits(old: TextFields, next: TextFields, edits: TextFields): Merge {
  const kept: string[] = [];
  const remaining: TextFields = {};
  for (const [path, mine] of Object.entries(edits)) {
    const theirs = next[path];
    if (theirs === mine) continue;
    remaining[path] = mine;
    if (theirs !== undefined && theirs !== old[path]) kept.push(path);
  }
  const paths = new Set([...Object.keys(old), ...Object.keys(next)]);
  const changed = [...paths].filter((path) => old[path] !== next[path]).sort();
  return { edits: remaining, changed, kept: kept.sort() };
}
