import { materialError, type Finding } from '../finding.ts';
import { checkFigures } from './check-figures.ts';
import { checkMatrix } from './check-matrix.ts';
import type { Material, Placed } from './read.ts';
import { checkDuplicates, checkRefs, type KnownIds } from './references.ts';
import type { ClaimEntry } from './schema.ts';

/** Checks what one entry says about others: unique ids, references, cloze phrases, shares. */
export function checkMaterial(material: Material): Finding[] {
  const idsOf = (list: Placed<{ id: string }>[]) => new Set(list.map(({ entry }) => entry.id));
  const known: KnownIds = {
    sections: new Set(material.deck?.entry.sections.map((section) => section.id)),
    sources: idsOf(material.sources),
    claims: idsOf(material.claims),
  };
  return [
    ...checkUnique(material),
    ...checkSections(material),
    ...material.claims.flatMap((claim) => checkClaim(claim, known)),
    ...material.objectives.flatMap((each) =>
      checkRefs('claim', each, each.entry.claims, known.claims, ['claims']),
    ),
    ...material.orders.flatMap((each) => [
      ...checkRefs('claim', each, each.entry.claims, known.claims, ['claims']),
      ...each.entry.steps.flatMap((step, index) =>
        checkRefs('claim', each, step.claims, known.claims, ['steps', index, 'claims']),
      ),
    ]),
    ...checkFigures(material, known),
    ...checkTopics(material, known),
    ...material.traps.flatMap((each) => [
      ...checkRefs('claim', each, each.entry.claims, known.claims, ['claims']),
      ...each.entry.positions.flatMap((position, index) =>
        checkRefs('source', each, position.sources, known.sources, ['positions', index, 'sources']),
      ),
    ]),
    ...material.cases.flatMap((each) => checkCase(each, known)),
    ...(material.matrix ? checkMatrix(material.matrix, known) : []),
  ];
}

function checkUnique(material: Material): Finding[] {
  const lists = {
    claim: material.claims,
    source: material.sources,
    objective: material.objectives,
    trap: material.traps,
    case: material.cases,
    order: material.orders,
    figure: material.figures,
  };
  const top = Object.entries(lists).flatMap(([kind, list]) =>
    checkDuplicates(
      kind,
      list.map((each) => ({ id: each.entry.id, place: each.place('id') })),
    ),
  );
  const within = material.claims.flatMap((claim) => [
    ...checkDuplicates(
      'ask',
      claim.entry.asks.map((ask, index) => ({ id: ask.id, place: claim.place('asks', index, 'id') })),
    ),
    ...checkDuplicates(
      'cloze',
      claim.entry.cloze.map((cloze, index) => ({ id: cloze.id, place: claim.place('cloze', index, 'id') })),
    ),
  ]);
  const steps = material.orders.flatMap((order) =>
    checkDuplicates(
      'step',
      order.entry.steps.map((step, index) => ({ id: step.id, place: order.place('steps', index, 'id') })),
    ),
  );
  return [...top, ...within, ...steps];
}

function checkTopics({ deck, claims }: Material, known: KnownIds): Finding[] {
  if (!deck) return [];
  const categories = new Set(claims.map(({ entry }) => entry.category));
  return deck.entry.topics.flatMap((topic, index) => {
    const owner = {
      entry: topic,
      place: (...within: (string | number)[]) => deck.place('topics', index, ...within),
    };
    return [
      ...checkRefs('claim', owner, topic.claims, known.claims, ['claims']),
      ...checkRefs('category', owner, topic.categories, categories, ['categories']),
      ...checkRefs('section', owner, topic.sections, known.sections, ['sections']),
    ];
  });
}

function checkSections({ deck }: Material): Finding[] {
  if (!deck) return [];
  const sections = deck.entry.sections;
  const sum = sections.reduce((total, section) => total + section.share, 0);
  const duplicates = checkDuplicates(
    'section',
    sections.map((section, index) => ({ id: section.id, place: deck.place('sections', index, 'id') })),
  );
  if (Math.abs(sum - 100) < 1e-9) return duplicates;
  const message = `The shares of the sections add up to ${sum}; change them so that they add up to 100.`;
  return [...duplicates, materialError(deck.place('sections'), null, message)];
}

function checkClaim(claim: Placed<ClaimEntry>, known: KnownIds): Finding[] {
  const { entry } = claim;
  const found: Finding[] = [];
  const fail = (message: string, ...path: (string | number)[]) =>
    found.push(materialError(claim.place(...path), entry.id, `"${entry.id}": ${message}`));
  if (!known.sections.has(entry.section)) {
    fail(`the section "${entry.section}" is not in deck.yaml; correct it or add the section.`, 'section');
  }
  found.push(...checkRefs('source', claim, entry.sources, known.sources, ['sources']));
  if (entry.tier === undefined && entry.asks.length + entry.cloze.length > 0) {
    fail('a claim with asks or cloze needs "tier: core", "detail" or "reference"; add it.');
  }
  for (const [index, ask] of entry.asks.entries()) {
    if (!ask.options) continue;
    const path = ['asks', index, 'options'];
    found.push(...checkRefs('claim', claim, ask.options.claims, known.claims, [...path, 'claims']));
    for (const [at, wrong] of ask.options.wrong.entries()) {
      found.push(...checkRefs('claim', claim, wrong.claims, known.claims, [...path, 'wrong', at, 'claims']));
    }
  }
  for (const [index, cloze] of entry.cloze.entries()) {
    const times = entry.text.split(cloze.hide).length - 1;
    if (times === 1) continue;
    const how = times === 0 ? 'does not occur' : `occurs ${times} times`;
    fail(
      `the cloze phrase "${cloze.hide}" ${how} in the text; choose a phrase that occurs exactly once.`,
      'cloze',
      index,
      'hide',
    );
  }
  return found;
}

function checkCase(each: Material['cases'][number], known: KnownIds): Finding[] {
  const { entry } = each;
  const best = entry.options.filter((option) => option.best).length;
  const found = checkRefs('claim', each, entry.claims, known.claims, ['claims']);
  for (const [index, option] of entry.options.entries()) {
    found.push(...checkRefs('claim', each, option.claims, known.claims, ['options', index, 'claims']));
  }
  if (best === 1) return found;
  const message = `"${entry.id}" has ${best} options with "best: true"; mark exactly one.`;
  return [...found, materialError(each.place('options'), entry.id, message)];
}
