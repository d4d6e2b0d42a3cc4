import { plural } from '../format.ts';

/** The lists that the library consists of. */
export const lists = {
  label: 'Lists of the library',
  library: 'Items',
  claims: 'Claims',
  sources: 'Sources',
  keys: 'Arrow keys move, Enter opens.',
};

export const claims = {
  title: 'Claims',
  searchHint: 'Words in claims and sections',
  found: (count: number) => (count === 0 ? 'No claims' : plural(count, 'claim')),
  emptyTitle: 'No claim matches',
  empty: 'Fewer words find more.',
  noneTitle: 'There are no claims yet',
  none: 'The claims of every installed deck appear here.',
  clear: 'Clear search',
  loading: 'Loading claims',
  items: (count: number) => (count === 0 ? 'No items' : plural(count, 'item')),
};

export const sourcesList = {
  title: 'Sources',
  searchHint: 'Authors, titles, years and addresses',
  found: (count: number) => (count === 0 ? 'No sources' : plural(count, 'source')),
  emptyTitle: 'No source matches',
  empty: 'Fewer words find more.',
  noneTitle: 'There are no sources yet',
  none: 'The sources of every installed deck appear here.',
  clear: 'Clear search',
  loading: 'Loading sources',
  claims: (count: number) => (count === 0 ? 'No claims' : plural(count, 'claim')),
  moreGrades: (count: number) => `and ${plural(count, 'other kind')}`,
};

/** The pages of a claim and of a source. */
export const knowledge = {
  evidence: 'Evidence',
  confidence: 'Confidence',
  checked: 'Checked',
  note: 'Note',
  page: 'Source page',
  doi: 'DOI',
  pmid: 'PubMed number',
  loading: 'Loading the page',
  claimItems: 'Items that rest on it',
  noClaimItems: 'No item rests on this claim.',
  sourceClaims: 'Claims that rest on it',
  noSourceClaims: 'No claim rests on this source.',
  sourceItems: 'Items that rest on it',
  noSourceItems: 'No item rests on this source.',
  claimMissingTitle: 'This claim is not in the library',
  claimMissing: 'The address may be mistyped, or its deck is not installed.',
  allClaims: 'Show all claims',
  sourceMissingTitle: 'This source is not in the library',
  sourceMissing: 'The address may be mistyped, or its deck is not installed.',
  allSources: 'Show all sources',
};
