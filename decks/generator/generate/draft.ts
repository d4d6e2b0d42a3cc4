import type { ChoiceOption, Claim, Item } from '../../../src/core/deck/types.ts';
import type { Finding, Place } from '../finding.ts';
import { sha256 } from '../hash.ts';
import type { Knowledge } from '../knowledge.ts';
import { cautionFor } from './caution.ts';

type Late = 'objectives' | 'status' | 'caution' | 'hash';

/** An item before it is finished, with the place in the material that it came from. */
export interface Draft<Kind extends Item = Item> {
  item: Kind extends Item ? Omit<Kind, Late> : never;
  place: Place;
  /** How sure the answer is, where the ask says so itself; null: nothing to say. */
  caution?: string | null | undefined;
  /** Cells of the matrix that the item asks about, as `condition/feature`. */
  cells?: readonly string[];
}

/** What a generator gives back: items, and why it left some out. */
export interface Generated<Kind extends Item = Item> {
  drafts: Draft<Kind>[];
  findings: Finding[];
}

/** Adds what every item has in common: objectives, caution, state and hash. */
export function finish(draft: Draft, knowledge: Knowledge): Item {
  const [first] = draft.item.claims;
  const claim = first === undefined ? undefined : knowledge.claim(first);
  const written = draft.item.kind === 'case' && draft.item.origin === 'written';
  const asked = written ? draft.item.claims : draft.item.claims.slice(0, 1);
  const common = {
    objectives: knowledge.objectivesOf(asked),
    status: 'linted' as const,
    caution: draft.caution !== undefined ? draft.caution : cautionOf(draft, claim, knowledge),
  };
  const hash = sha256(JSON.stringify(visible(draft.item, common.caution))).slice(0, 16);
  return { ...draft.item, ...common, hash };
}

/** What follows from the claim. A trap card is about the dispute: a caution that points to it would repeat it. */
function cautionOf({ item }: Draft, claim: Claim | undefined, knowledge: Knowledge): string | null {
  return claim && item.kind !== 'trap' ? cautionFor(claim, knowledge.trap) : null;
}

/** Everything a learner can see of an item, in a fixed order. */
function visible(item: Draft['item'], caution: string | null): unknown[] {
  const shared = [item.kind, item.explanation, caution];
  switch (item.kind) {
    case 'recall':
      return [...shared, item.prompt, item.answer, item.accepts];
    case 'cloze':
      return [...shared, item.before, item.hidden, item.after, item.hint];
    case 'choice':
      return [...shared, item.stem, item.leadIn, item.options.map(seenOption)];
    case 'case':
      return [...shared, item.title, item.steps, item.leadIn, item.options.map(seenOption)];
    case 'odd':
      return [...shared, item.leadIn, item.shared, item.options.map(seenOption)];
    case 'pair':
      return [
        ...shared,
        [item.a, item.b, item.tell],
        item.findings.map(({ id, text, of, rationale }) => [id, text, of, rationale]),
      ];
    case 'match':
      return [
        ...shared,
        item.prompt,
        item.pairs.map(({ id, left, right, rationale }) => [id, left, right, rationale]),
        item.extras.map(({ id, right, rationale }) => [id, right, rationale]),
      ];
    case 'order':
      return [...shared, item.prompt, item.steps.map(({ id, text, note }) => [id, text, note])];
    case 'figure':
      return [...shared, item.mode, item.figure, item.region, item.prompt, item.answer, item.accepts];
    case 'trap':
      return [
        ...shared,
        item.prompt,
        item.answer,
        item.positions.map(({ sources, says }) => [sources, says]),
      ];
  }
}

function seenOption({ id, text, correct, rationale }: ChoiceOption): unknown[] {
  return [id, text, correct, rationale];
}
