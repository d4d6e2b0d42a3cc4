import { expect, test } from 'vitest';
import { linkHash } from '../../electron/deep-links.ts';
import { parseRoute } from '../../src/ui/routes.ts';

test.each([
  ['palpate://today', { screen: 'today' }],
  ['palpate://library/', { screen: 'library' }],
  ['PALPATE://library/claims', { screen: 'claims' }],
  ['palpate://library/sources', { screen: 'sources' }],
  ['palpate://plans', { screen: 'plans' }],
  ['palpate://settings', { screen: 'settings' }],
  ['palpate://item/recall/claim-0', { screen: 'item', itemId: 'recall/claim-0' }],
  ['palpate://item/recall%2Fclaim-0', { screen: 'item', itemId: 'recall/claim-0' }],
  [
    'palpate://claim/back-mice/naming.history',
    { screen: 'claim', deck: 'back-mice', claimId: 'naming.history' },
  ],
  ['palpate://source/back-mice/ries-1937', { screen: 'source', deck: 'back-mice', sourceId: 'ries-1937' }],
  ['palpate://deck/back-mice', { screen: 'library' }],
])('%s opens a page', (link, route) => {
  const hash = linkHash(link);
  expect(hash).not.toBeNull();
  expect(parseRoute(hash ?? '')).toEqual(route);
});

test.each([
  'palpate:',
  'palpate://',
  'palpate:today',
  'https://today',
  ' palpate://today',
  'palpate://nowhere',
  'palpate://study',
  'palpate://quiz/start',
  'palpate://today?then=delete',
  'palpate://today#x',
  'palpate://item',
  'palpate://item/..',
  'palpate://item/../../settings',
  'palpate://item/%2e%2e%2fx',
  'palpate://item/a%00b',
  'palpate://item/a%0ab',
  'palpate://item/a%252fb',
  'palpate://item/%zz',
  'palpate://item/a\\b',
  'palpate://item/a//b',
  'palpate://item/<script>',
  'palpate://item/.hidden',
  'palpate://claim/back-mice',
  'palpate://deck/back-mice/install',
  'palpate://user@today',
  'palpate://today:80',
  `palpate://item/${'a'.repeat(201)}`,
  `palpate://item/${'a/'.repeat(600)}a`,
])('%j opens nothing', (link) => {
  expect(linkHash(link)).toBeNull();
});
