import type { Claim, EvidenceGrade, Source, Trap } from '../../core/deck/types.ts';
import { t } from '../i18n/en.ts';

/** One chip: a source with the grade of evidence under which the item's claims cite it. */
export interface Chip {
  key: string;
  source: Source;
  grade: string;
  claims: Claim[];
}

const author = /^(\p{Lu}[\p{L}'’-]+(?: \p{L}[\p{L}'’-]+)?) \p{Lu}{1,4}( et al)?$/u;
const longest = 30;

/** A citation's authors, short enough for a chip: "Herz", "Copeman & Ackerman", "Bond et al."; else its first words. */
export function shortName(citation: string): string {
  const [head = citation] = citation.split(/[.(]/, 1);
  const parts = head.split(/,\s*|\s+and\s+/).map((name) => author.exec(name.trim()));
  const names = parts.map((part) => part?.[1]);
  const [first, second] = names;
  if (first !== undefined) {
    if (parts.some((part) => part?.[2] !== undefined)) return `${first} et al.`;
    if (names.length === 1) return first;
    return names.length === 2 && second !== undefined ? `${first} & ${second}` : `${first} et al.`;
  }
  const words = (head.split(/[,:;]/, 1)[0] ?? head).trim();
  return words.length <= longest ? words : `${words.slice(0, longest).replace(/\s+\S*$/, '')}…`;
}

/** "Herz 1946" */
export function sourceLabel(source: Source): string {
  const name = shortName(source.citation);
  return source.year === null || name.includes(String(source.year)) ? name : `${name} ${source.year}`;
}

/** The word for a claim's evidence, where a claim from memory is never given a better one. */
export function gradeWord(claim: Pick<Claim, 'evidence' | 'verified'>): string {
  return claim.verified === 'recall' ? t.memoryOnly : t.evidence[claim.evidence];
}

const strength: EvidenceGrade[] = Object.keys(t.evidence) as EvidenceGrade[];

/** The grades of several claims, each word once, strongest first. */
export function gradeWords(claims: readonly Pick<Claim, 'evidence' | 'verified'>[]): string[] {
  const graded = claims.map((claim) => ({ grade: claim.evidence, word: gradeWord(claim) }));
  const words = graded.toSorted(byStrength).map(({ word }) => word);
  const checked = words.filter((word) => word !== t.memoryOnly);
  return [...new Set([...checked, ...words])];
}

/** One chip for each source and grade, in the order of the claims. */
export function chips(claims: readonly Claim[], sources: readonly Source[]): Chip[] {
  const byId = new Map(sources.map((source) => [source.id, source]));
  const found = new Map<string, Chip>();
  for (const claim of claims) {
    for (const id of claim.sources) {
      const source = byId.get(id);
      if (!source) continue;
      const grade = gradeWord(claim);
      const key = `${id} ${grade}`;
      const chip = found.get(key) ?? { key, source, grade, claims: [] };
      chip.claims.push(claim);
      found.set(key, chip);
    }
  }
  return [...found.values()];
}

/** Grades of evidence as the filter lists them, strongest first; unknown ones last. */
export function byStrength(a: { grade: string }, b: { grade: string }): number {
  const place = ({ grade }: { grade: string }) => {
    const index = strength.findIndex((each) => each === grade);
    return index < 0 ? strength.length : index;
  };
  return place(a) - place(b);
}

/** Names of the sources behind one position of a trap. */
export function positionNames(position: Trap['positions'][number], sources: readonly Source[]): string {
  const names = position.sources.flatMap((id) => {
    const source = sources.find((each) => each.id === id);
    return source ? [sourceLabel(source)] : [];
  });
  return names.join('; ');
}

/** Web address of a source: the recorded one, or that of its DOI or PubMed entry. */
export function sourceAddress(source: Source): string | null {
  if (source.url !== null) return source.url;
  if (source.doi !== null) return `https://doi.org/${source.doi}`;
  return source.pmid === null ? null : `https://pubmed.ncbi.nlm.nih.gov/${source.pmid}/`;
}
