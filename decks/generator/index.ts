import type { Deck, DeckId, Item, ItemId, SectionId } from '../../src/core/deck/types.ts';
import { matrixAccount, type MatrixAccount } from './account.ts';
import { coverageOf, type Coverage } from './coverage.ts';
import { materialError, sortFindings, type Finding, type Place } from './finding.ts';
import { figuresOf } from './figure/figures.ts';
import { caseItem } from './generate/case.ts';
import { generatedCases } from './generate/case-from-matrix.ts';
import { choiceItems } from './generate/choice.ts';
import { matrixItems } from './generate/choice-from-matrix.ts';
import { clozeItems } from './generate/cloze.ts';
import { finish, type Draft, type Generated } from './generate/draft.ts';
import { figureItems } from './generate/figure.ts';
import { orderItem } from './generate/order.ts';
import { matrixOf, type Matrix } from './generate/matrix.ts';
import { matchItems } from './generate/match.ts';
import { oddItems } from './generate/odd.ts';
import { pairItems } from './generate/pair.ts';
import { recallItems } from './generate/recall.ts';
import { trapItem } from './generate/trap.ts';
import { knowledgeOf, type Knowledge } from './knowledge.ts';
import { factsOf } from './lint/facts.ts';
import { lintDeck } from './lint/lint.ts';
import { loadMaterial, type Material } from './material/material.ts';
import { inLearnerOrder } from './order.ts';

export type { MatrixAccount } from './account.ts';
export type { Coverage } from './coverage.ts';
export type { Finding } from './finding.ts';
export { fingerprintsOf } from './fingerprints.ts';
export { runBots, type BotResult } from './lint/bots.ts';
export { lintPackagedDeck, rules } from './lint/lint.ts';
export { checkLooseFile } from './material/loose.ts';

/** What comes of a material. */
export interface Built {
  deck: Deck;
  findings: Finding[];
  /** Where every entry of the material went. */
  coverage: Coverage;
  /** Where every cell of the matrix went. */
  account: MatrixAccount;
}

/**
 * Makes a deck out of the files of a material folder. Pure: the same texts give the same deck.
 * @param files path relative to the folder, with `/`, to the text of the file
 * @returns the deck and everything to mend. While a finding is an error, the deck holds only what could be
 *   read and must not be given to a learner.
 */
export function buildDeck(files: ReadonlyMap<string, string>): Built {
  const { material, findings } = loadMaterial(files);
  const knowledge = knowledgeOf(material);
  const matrix = material.matrix && matrixOf(material.matrix.entry);
  const generated = generate(material, matrix, knowledge);
  const places = new Map<string, Place>(generated.drafts.map(({ item, place }) => [item.id, place]));
  const items = generated.drafts.map((draft) => finish(draft, knowledge));
  const deck = assemble(material, knowledge, items);
  const linted = lintDeck(deck, {
    place: (id) => places.get(id) ?? entryPlace(material, id) ?? { file: 'deck.yaml', line: 1 },
    isUnsure: knowledge.isUnsure,
    authors: knowledge.authors,
    protectedRuns: new Set(material.fingerprints?.entry.runs.trim().split(/\s+/)),
    facts: material.matrix && factsOf(material.matrix.entry),
  });
  // What faulty entries left out would make every count of the bank misleading.
  const fair = findings.length > 0 ? linted.filter((finding) => finding.item !== null) : linted;
  const cells = new Map(generated.drafts.map((draft) => [draft.item.id as string, draft.cells ?? []]));
  return {
    deck,
    findings: sortFindings([...findings, ...generated.findings, ...stillThere(material, deck), ...fair]),
    coverage: coverageOf(material, deck, cells),
    account: matrix ? matrixAccount(matrix, generated.drafts, knowledge) : { cells: [], counts: {} },
  };
}

function generate(material: Material, matrix: Matrix | null, knowledge: Knowledge): Generated {
  const drafts: Draft[] = [];
  const shown = new Set<string>(figuresOf(material).map(({ id }) => id));
  const drawn = material.figures.filter(({ entry }) => shown.has(entry.id));
  const findings: Finding[] = [];
  for (const claim of material.claims) {
    const choices = choiceItems(claim, knowledge);
    drafts.push(...recallItems(claim), ...clozeItems(claim), ...choices.drafts);
    findings.push(...choices.findings);
  }
  drafts.push(
    ...material.cases.flatMap((written) => caseItem(written, knowledge) ?? []),
    ...material.traps.flatMap((trap) => trapItem(trap, knowledge) ?? []),
    ...material.orders.flatMap((order) => orderItem(order, knowledge) ?? []),
    ...drawn.flatMap((figure) => figureItems(figure, knowledge)),
  );
  if (material.matrix && matrix) {
    drafts.push(
      ...matrixItems(material.matrix, matrix, knowledge),
      ...pairItems(material.matrix, matrix, knowledge),
      ...oddItems(material.matrix, matrix, knowledge),
      ...matchItems(material.matrix, matrix, knowledge),
      ...generatedCases(material.matrix, matrix, knowledge),
    );
  }
  return { drafts, findings };
}

function assemble(material: Material, knowledge: Knowledge, items: readonly Item[]): Deck {
  const about = material.deck?.entry;
  const sections = (about?.sections ?? []).map((section) => ({ ...section, id: section.id as SectionId }));
  const { sources, claims, traps, objectives } = knowledge;
  const withdrawn = (about?.withdrawn ?? []).map(({ id, reason }) => ({ id: id as ItemId, reason }));
  return {
    format: 'palpate-deck',
    schema: 1,
    id: (about?.id ?? 'unreadable') as DeckId,
    version: about?.version ?? '0.0.0',
    title: about?.title ?? '',
    language: about?.language ?? '',
    licence: about?.licence ?? '',
    audience: about?.audience ?? [],
    description: about?.description ?? '',
    disclosure: about?.disclosure ?? '',
    disclaimer: about?.disclaimer ?? '',
    sections,
    objectives,
    sources,
    claims,
    traps,
    figures: figuresOf(material),
    items: inLearnerOrder(items, { sections, objectives, claims }),
    ...(withdrawn.length > 0 && { withdrawn }),
  };
}

/** An item that deck.yaml calls withdrawn must be gone. */
function stillThere({ deck: about }: Material, { items }: Deck): Finding[] {
  if (!about) return [];
  const ids = new Set<string>(items.map(({ id }) => id));
  return about.entry.withdrawn.flatMap(({ id }, index) => {
    const message = `The item "${id}" is called withdrawn and is still made; take it off the list or remove what it is made of.`;
    return ids.has(id) ? [materialError(about.place('withdrawn', index), id, message)] : [];
  });
}

function entryPlace({ claims, traps, objectives, figures }: Material, id: string): Place | undefined {
  return [...claims, ...traps, ...objectives, ...figures].find(({ entry }) => entry.id === id)?.place();
}
