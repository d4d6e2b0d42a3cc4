import type {
  Claim,
  ClaimId,
  Objective,
  ObjectiveId,
  SectionId,
  Source,
  SourceId,
  Tier,
  Trap,
} from '../../src/core/deck/types.ts';
import { isContested } from './generate/caution.ts';
import { citedYear, firstAuthor } from './material/names.ts';
import type { Material } from './material/material.ts';
import type { ClaimEntry, TrapEntry } from './material/schema.ts';

/** The material as the deck tells it, with the look-ups that generators and lint rules need. */
export interface Knowledge {
  sources: Source[];
  claims: Claim[];
  traps: Trap[];
  objectives: Objective[];
  claim: (id: string) => Claim | undefined;
  source: (id: string) => Source | undefined;
  /** What a claim's items are, unless they say otherwise. */
  tier: (claim: string) => Tier;
  /** Trap with the kind that the deck does not carry. */
  trap: (id: string) => { trap: Trap; kind: TrapEntry['kind'] } | undefined;
  objectivesOf: (claims: readonly ClaimId[]) => ObjectiveId[];
  /** Low confidence, or named in a trap where sources disagree. */
  isUnsure: (claim: Claim) => boolean;
  /** Surnames by which a question may name the sources of a claim. */
  authors: (claim: Claim) => string[];
}

/** Turns the checked material into the knowledge of the deck. */
export function knowledgeOf(material: Material): Knowledge {
  const traps = new Map(
    material.traps.map(({ entry }) => [entry.id, { trap: toTrap(entry), kind: entry.kind }]),
  );
  const sources = material.sources.map(({ entry }) => ({
    id: entry.id as SourceId,
    citation: entry.citation,
    url: entry.url,
    doi: entry.doi,
    pmid: entry.pmid,
    access: entry.access,
    note: entry.note,
    year: citedYear(entry.citation),
  }));
  const claims = material.claims.map(({ entry }) => toClaim(entry, material.traps));
  const objectives = material.objectives.map(({ entry }) => ({
    id: entry.id as ObjectiveId,
    text: entry.text,
    bloom: entry.bloom,
    audience: entry.audience,
    claims: entry.claims as ClaimId[],
  }));
  const tiers = new Map(material.claims.map(({ entry }) => [entry.id, entry.tier]));
  const claimById = new Map<string, Claim>(claims.map((claim) => [claim.id, claim]));
  const sourceById = new Map<string, Source>(sources.map((source) => [source.id, source]));
  return {
    sources,
    claims,
    traps: [...traps.values()].map(({ trap }) => trap),
    objectives,
    claim: (id) => claimById.get(id),
    source: (id) => sourceById.get(id),
    tier: (id) => tiers.get(id) ?? 'detail',
    trap: (id) => traps.get(id),
    objectivesOf: (ids) =>
      objectives
        .filter((objective) => objective.claims.some((id) => ids.includes(id)))
        .map((each) => each.id),
    isUnsure: (claim) =>
      claim.confidence === 'low' ||
      claim.traps.some((id) => isContested(traps.get(id)?.kind ?? 'error-in-seed')),
    authors: (claim) => claim.sources.flatMap((id) => firstAuthor(sourceById.get(id)?.citation ?? '') ?? []),
  };
}

function toTrap(entry: TrapEntry): Trap {
  return {
    id: entry.id,
    title: entry.title,
    positions: entry.positions.map(({ sources, says }) => ({ sources: sources as SourceId[], says })),
    carefulWording: entry.careful_wording,
  };
}

function toClaim(entry: ClaimEntry, traps: Material['traps']): Claim {
  return {
    id: entry.id as ClaimId,
    section: entry.section as SectionId,
    category: entry.category,
    text: entry.text,
    sources: entry.sources as SourceId[],
    evidence: entry.evidence,
    confidence: entry.confidence,
    verified: entry.verified,
    note: entry.note,
    redFlag: entry.red_flag,
    traps: traps.filter((trap) => trap.entry.claims.includes(entry.id)).map((trap) => trap.entry.id),
  };
}
