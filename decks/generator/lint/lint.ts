import type { Deck } from '../../../src/core/deck/types.ts';
import { saysContested } from '../generate/caution.ts';
import { sortFindings, type Finding } from '../finding.ts';
import { firstAuthor } from '../material/names.ts';
import { bankRules } from './bank.ts';
import { closedWorldRule } from './closed-world.ts';
import { cueRules } from './cues.ts';
import { evidenceRules } from './evidence.ts';
import { numberRules } from './numbers.ts';
import { optionRules } from './options.ts';
import { plausibilityRules } from './plausibility.ts';
import type { Bank, LintContext, Rule } from './rule.ts';
import { safetyRules } from './safety.ts';
import { stemRules } from './stems.ts';
import { isOptionItem } from '../../../src/core/deck/parts.ts';

/** Every rule of item writing, by number. */
export const rules: readonly Rule[] = [
  ...optionRules,
  closedWorldRule,
  ...plausibilityRules,
  ...numberRules,
  ...cueRules,
  ...stemRules,
  ...evidenceRules,
  ...safetyRules,
  ...bankRules,
].sort((a, b) => a.number - b.number);

/** Runs every rule over a deck. */
export function lintDeck(deck: Deck, context: LintContext): Finding[] {
  const claims = new Map<string, Deck['claims'][number]>(deck.claims.map((claim) => [claim.id, claim]));
  const sources = new Map<string, Deck['sources'][number]>(deck.sources.map((source) => [source.id, source]));
  const bank: Bank = {
    ...context,
    deck,
    choices: deck.items.filter(isOptionItem),
    claim: (id) => claims.get(id),
    source: (id) => sources.get(id),
  };
  const findings = rules.flatMap((rule) =>
    rule.check(bank).map(({ item, message, level }) => ({
      ...context.place(item ?? ''),
      rule: rule.number,
      name: rule.name,
      level: level ?? rule.level,
      item,
      message,
    })),
  );
  return sortFindings(findings);
}

/**
 * Runs the rules over a deck that was read from a package, which has no lines and no protected texts.
 * @param file what findings name as their place
 */
export function lintPackagedDeck(deck: Deck, file: string): Finding[] {
  const disputed = new Set(
    deck.items.filter((item) => saysContested(item.caution)).map((item) => item.claims[0]),
  );
  return lintDeck(deck, {
    place: () => ({ file, line: 1 }),
    isUnsure: (claim) => claim.confidence === 'low' || disputed.has(claim.id),
    authors: (claim) =>
      claim.sources.flatMap(
        (id) => firstAuthor(deck.sources.find((source) => source.id === id)?.citation ?? '') ?? [],
      ),
    protectedRuns: new Set(),
    facts: null,
  });
}
