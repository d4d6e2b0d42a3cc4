import type { Item } from '../../../core/deck/types.ts';
import { t } from '../../i18n/en.ts';
import { letterOf } from '../study/card-view.ts';

/** A text that a learner may change: its path in the item and its name on screen. */
export interface Field {
  path: string;
  label: string;
}

type PartList = keyof typeof t.field.parts;
type Group = keyof typeof t.field.groups;

/** Texts of the item itself, in the order in which they are read; its parts stand before `tell`. */
const whole: Record<string, { label: string; group: Group }> = {
  title: { label: t.field.title, group: 'title' },
  stem: { label: t.field.stem, group: 'question' },
  prompt: { label: t.field.question, group: 'question' },
  leadIn: { label: t.field.question, group: 'question' },
  before: { label: t.field.before, group: 'question' },
  hidden: { label: t.field.hidden, group: 'answer' },
  after: { label: t.field.after, group: 'question' },
  hint: { label: t.field.hint, group: 'hint' },
  answer: { label: t.field.answer, group: 'answer' },
  tell: { label: t.field.tell, group: 'tell' },
  shared: { label: t.field.shared, group: 'shared' },
  explanation: { label: t.field.explanation, group: 'explanation' },
};
const wholeOrder = Object.keys(whole);

const partGroups: Record<PartList, Group> = {
  options: 'options',
  findings: 'findings',
  pairs: 'terms',
  extras: 'terms',
  steps: 'steps',
};
const partOrder = Object.keys(partGroups);
const textOrder = ['text', 'left', 'right', 'rationale', 'note'];

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

function isPartList(list: string): list is PartList {
  return Object.hasOwn(partGroups, list);
}

/** `options.a.rationale` in its three parts, as an id may hold points; null for a text of the item itself. */
function partOf(path: string): { list: string; id: string; key: string } | null {
  const match = /^([^.]+)\.(.+)\.([^.]+)$/.exec(path);
  const [, list, id, key] = match ?? [];
  return list && id && key ? { list, id, key } : null;
}

/** Ids of a list of parts, in the order of the item page. */
function idsOf(item: Item, list: string): string[] {
  const parts: unknown = Object.entries(item).find(([name]) => name === list)?.[1];
  if (!Array.isArray(parts)) return [];
  return parts.flatMap((part: unknown) =>
    typeof part === 'object' && part !== null && 'id' in part && typeof part.id === 'string' ? [part.id] : [],
  );
}

function partLabel(list: PartList, index: number, key: string): string {
  const part = t.field.parts[list](list === 'options' ? letterOf(index) : String(index + 1));
  if (key === 'rationale') return t.field.rationale(part);
  if (key === 'note') return t.field.remark(part);
  if (list === 'pairs' && key === 'left') return t.field.left(capital(part));
  if (list === 'pairs' && key === 'right') return t.field.right(capital(part));
  return capital(part);
}

/** The name of a text of an item, as its page numbers and letters the parts; a path without one names itself. */
export function fieldLabel(item: Item, path: string): string {
  const part = partOf(path);
  if (!part) return whole[path]?.label ?? path;
  const index = idsOf(item, part.list).indexOf(part.id);
  return isPartList(part.list) && index >= 0 ? partLabel(part.list, index, part.key) : path;
}

/** Where a text stands: what is asked, the parts, what follows from them. */
function rank(item: Item, path: string): number[] {
  const part = partOf(path);
  const parts = wholeOrder.indexOf('tell');
  if (!part) {
    const place = wholeOrder.indexOf(path);
    return [place < 0 ? wholeOrder.length : place, 1];
  }
  const place = [partOrder.indexOf(part.list), idsOf(item, part.list).indexOf(part.id)];
  return [parts, 0, ...place, textOrder.indexOf(part.key)];
}

function compare(a: readonly number[], b: readonly number[]): number {
  const index = a.findIndex((value, place) => value !== b[place]);
  return index < 0 ? 0 : (a[index] ?? 0) - (b[index] ?? 0);
}

/** The texts at these paths with their names, in the order in which the item is read. */
export function fieldsOf(item: Item, paths: readonly string[]): Field[] {
  return paths
    .toSorted((a, b) => compare(rank(item, a), rank(item, b)))
    .map((path) => ({ path, label: fieldLabel(item, path) }));
}

function groupOf(path: string): Group | null {
  const part = partOf(path);
  if (!part) return whole[path]?.group ?? null;
  if (part.key === 'rationale' || part.key === 'note') return 'rationales';
  return isPartList(part.list) ? partGroups[part.list] : null;
}

/** What sorts of text these paths are, once each: "question, options, rationales". */
export function fieldGroups(paths: readonly string[]): string {
  const found = new Set(paths.map((path) => groupOf(path)));
  const names = Object.entries(t.field.groups).filter(([group]) => found.has(group as Group));
  return names.map(([, name]) => name).join(', ');
}
