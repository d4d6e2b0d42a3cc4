import type { Knowledge } from '../knowledge.ts';
import type { ConditionEntry } from '../material/schema.ts';
import { contentStems } from '../words.ts';
import { combinations } from './combinations.ts';
import { valueOf, type Matrix } from './matrix.ts';
import { supportFor } from './support.ts';
import { isTellable, personaOf, tell, type Persona, type Told } from './telling.ts';
import { dominates, lead, type Sign } from './weigh.ts';

/** So many of the most similar conditions are weighed against a case. */
export const rivals = 8;
const mostCells = 10;
/** Below this a value is so common that a case gains nothing by it. */
const leastRarity = 0.5;
const mostLead = 3;
const fewestBeaten = 3;

/** The findings of a condition, chosen so that nothing else fits them as well, and the person who has them. */
export interface Vignette {
  condition: ConditionEntry;
  persona: Persona;
  /** What the stem says: the findings told, and who the person is where that is typical. */
  signs: Sign[];
  told: Sign[];
}

/**
 * The best sets of four findings of a condition, or of five where no four will do, at most `count` of them,
 * each at least half different from the others.
 */
export function vignettesOf(
  condition: ConditionEntry,
  count: number,
  matrix: Matrix,
  knowledge: Knowledge,
): Vignette[] {
  const found: Vignette[] = [];
  for (let turn = 0; turn < count; turn += 1) {
    const who = personOf(condition, turn, matrix);
    const signs = tellableSigns(condition, turn, matrix, knowledge);
    const next =
      bestOf(condition, signs, who, 4, found, matrix) ?? bestOf(condition, signs, who, 5, found, matrix);
    if (!next) return found;
    found.push(next);
  }
  return found;
}

/** The findings that could be told, those that tell most first, one value of each feature. */
function tellableSigns(
  condition: ConditionEntry,
  turn: number,
  matrix: Matrix,
  knowledge: Knowledge,
): Sign[] {
  const signs = Object.keys(condition.cells).flatMap((feature) => {
    const cell = matrix.cellOf(condition.id, feature);
    if (!cell || cell.feature.role !== 'finding' || cell.cell.certainty === 'contested') return [];
    if (cell.feature.tell_order === undefined) return [];
    const values = cell.cell.values.flatMap((id) => valueOf(cell.feature, id) ?? []);
    // The person of a turn has the values of that turn: who was operated on, a lump after an operation.
    const first = turn % values.length;
    const value = [...values.slice(first), ...values.slice(0, first)].find(
      (each) => isTellable(each, condition) && supportFor(cell, each, knowledge),
    );
    return value ? [{ cell, value }] : [];
  });
  const tells = ({ cell, value }: Sign) => cell.feature.weight * matrix.rarity(cell.feature.id, value.id);
  const telling = signs.filter(({ cell, value }) => matrix.rarity(cell.feature.id, value.id) >= leastRarity);
  return telling.toSorted((a, b) => tells(b) - tells(a)).slice(0, mostCells);
}

interface Who {
  persona: Persona;
  sign: Sign | null;
}

const anybody: Persona = { text: 'An adult {client}', sex: null };

/** Somebody who typically has the condition; an adult of no particular kind where that is not known. */
function personOf(condition: ConditionEntry, turn: number, matrix: Matrix): Who {
  const feature = matrix.file.features.find(({ person }) => person);
  const cell = feature && matrix.cellOf(condition.id, feature.id);
  if (!cell || cell.cell.certainty === 'contested') return { persona: anybody, sign: null };
  const { values } = cell.cell;
  const value = valueOf(feature, values[turn % values.length] ?? '');
  const persona = value && personaOf({ feature, values }, value.id, `${condition.id} ${turn}`);
  return persona ? { persona, sign: { cell, value } } : { persona: anybody, sign: null };
}

function bestOf(
  condition: ConditionEntry,
  candidates: readonly Sign[],
  who: Who,
  size: number,
  before: readonly Vignette[],
  matrix: Matrix,
): Vignette | null {
  const near = matrix.nearest(condition).filter((other) => !matrix.overlap(other, condition));
  const against = near.slice(0, rivals).map(({ id }) => id);
  const weighed = candidates.map((sign) => weigh(sign, against, matrix));
  const base = who.sign ? weigh(who.sign, against, matrix) : null;
  let best: { told: Sign[]; score: number } | null = null;
  for (const chosen of combinations(weighed, size)) {
    const told = chosen.map(({ sign }) => sign);
    if (!tellsWhatIsNeeded(condition, told)) continue;
    const alike = before.some(
      (each) => told.filter(({ cell }) => each.told.some((sign) => sign.cell === cell)).length > size / 2,
    );
    const score = alike ? 0 : worth(chosen, base, against.length);
    if (score > (best?.score ?? 0)) best = { told, score };
  }
  if (!best) return null;
  const told = best.told.toSorted(
    (a, b) => (a.cell.feature.tell_order ?? 0) - (b.cell.feature.tell_order ?? 0),
  );
  const signs = who.sign ? [...told, who.sign] : told;
  return dominates(signs, condition, matrix) ? { condition, persona: who.persona, signs, told } : null;
}

/** Whether the findings hold one of those without which a case of the condition would be no fair one. */
function tellsWhatIsNeeded({ case_needs: needs }: ConditionEntry, told: readonly Sign[]): boolean {
  return needs.length === 0 || told.some(({ cell }) => needs.includes(cell.feature.id));
}

interface Weighed {
  sign: Sign;
  /** What the sign takes from the lead over each rival: nothing when the rival explains it too. */
  leads: number[];
  tells: number;
}

function weigh(sign: Sign, against: readonly string[], matrix: Matrix): Weighed {
  const { feature } = sign.cell;
  const leads = against.map((id) => lead([sign], id, matrix, true));
  return { sign, leads, tells: feature.weight * matrix.rarity(feature.id, sign.value.id) ** 2 };
}

/** 0 where too few rivals are beaten or no finding parts them; more, the clearer and less repetitive. */
function worth(chosen: readonly Weighed[], base: Weighed | null, count: number): number {
  const all = base ? [...chosen, base] : chosen;
  let beaten = 0;
  let clear = 0;
  for (let rival = 0; rival < count; rival += 1) {
    const ahead = all.reduce((sum, { leads }) => sum + (leads[rival] ?? 0), 0);
    if (ahead > 0) beaten += 1;
    clear += Math.min(mostLead, ahead);
  }
  const parts = chosen.some(({ leads }) => leads.some((each) => each > 0));
  if (!parts || beaten < Math.min(fewestBeaten, count)) return 0;
  const heavy = chosen.reduce((sum, { tells }) => sum + tells, 0);
  return Math.max(0, clear + heavy - 3 * repetition(chosen.map(({ sign }) => sign)));
}

/** How much the findings of a case repeat each other: an operation told twice is one finding. */
function repetition(told: readonly Sign[]): number {
  const words = told.map(({ value }) => stemsOf(value.told[0] ?? ''));
  let shared = told.length - new Set(told.map(({ value }) => value.id)).size;
  for (const [index, own] of words.entries()) {
    for (const other of words.slice(index + 1)) for (const stem of own) if (other.has(stem)) shared += 1;
  }
  return shared;
}

const stems = new Map<string, Set<string>>();

function stemsOf(text: string): Set<string> {
  const known = stems.get(text) ?? contentStems(text.replaceAll(/\{\w+\}/g, ''));
  stems.set(text, known);
  return known;
}

/** The case as it is told to a learner. */
export function toldOf(
  { condition, persona, told }: Vignette,
  seed: string,
  client: 'client' | 'patient',
): Told {
  return tell(
    seed,
    condition,
    persona,
    told.map(({ value }) => value),
    client,
  );
}
