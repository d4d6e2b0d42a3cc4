import { describe, expect, it } from 'vitest';
import type { Claim, ClaimId, SectionId, Source, SourceId } from '../../src/core/deck/types.ts';
import { chips, gradeWord, gradeWords, shortName, sourceLabel } from '../../src/ui/components/sources.ts';

const source = (id: string, citation: string, year: number | null): Source => ({
  id: id as SourceId,
  citation,
  url: null,
  doi: null,
  pmid: null,
  access: 'primary-abstract',
  note: null,
  year,
});

const claim = (id: string, sources: string[], more: Partial<Claim> = {}): Claim => ({
  id: id as ClaimId,
  section: 's' as SectionId,
  category: 'c',
  text: 'A statement.',
  sources: sources as SourceId[],
  evidence: 'case-series',
  confidence: 'high',
  verified: 'seen',
  note: null,
  redFlag: null,
  traps: [],
  ...more,
});

describe('the name of a source on a chip', () => {
  it.each([
    ['Herz R. Herniation of subfascial fat. Ann Rheum Dis 1946.', 'Herz'],
    ['Copeman WS, Ackerman WL. Edema of fat lobules. Arch Intern Med 1947.', 'Copeman & Ackerman'],
    ['Collee G, Dijkmans BA, Cats A. Iliac crest pain. J Rheumatol 1991.', 'Collee et al.'],
    ['Konno T et al. Anatomical study of middle cluneal nerve entrapment. J Pain Res 2017.', 'Konno et al.'],
    ['NHS Lothian RefHelp. Suspected soft tissue tumour.', 'NHS Lothian RefHelp'],
  ])('%s', (citation, name) => {
    expect(shortName(citation)).toBe(name);
  });

  it('adds the year unless there is none or the name has it', () => {
    expect(sourceLabel(source('a', 'Herz R. Herniation.', 1946))).toBe('Herz 1946');
    expect(sourceLabel(source('a', 'Herz R. Herniation.', null))).toBe('Herz');
    expect(sourceLabel(source('a', 'UK guidelines 2024. Table 2.', 2024))).toBe('UK guidelines 2024');
  });
});

describe('the grade of a claim', () => {
  it('never gives a claim from memory a better word', () => {
    expect(gradeWord({ evidence: 'guideline', verified: 'recall' })).toBe('Memory only');
    expect(gradeWord({ evidence: 'guideline', verified: 'seen' })).toBe('Guideline');
  });

  it('is named once among several, the strongest first and memory last', () => {
    const claims = [
      { evidence: 'guideline', verified: 'recall' },
      { evidence: 'case-report', verified: 'seen' },
      { evidence: 'rct', verified: 'seen' },
      { evidence: 'case-report', verified: 'seed' },
    ] as const;
    expect(gradeWords(claims)).toEqual(['Trial', 'Case report', 'Memory only']);
    expect(gradeWords([])).toEqual([]);
  });

  it('shows one chip for a source that backs two claims with the same grade, two where grades differ', () => {
    const sources = [source('a', 'Herz R. One.', 1946)];
    expect(chips([claim('x', ['a']), claim('y', ['a'])], sources)).toHaveLength(1);
    expect(chips([claim('x', ['a']), claim('y', ['a'], { evidence: 'rct' })], sources)).toHaveLength(2);
  });
});
