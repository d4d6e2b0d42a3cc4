import { beforeEach, expect, test, vi } from 'vitest';

const opened = vi.hoisted(() => [] as string[]);
vi.mock('electron', () => ({ shell: { openExternal: (url: string) => Promise.resolve(opened.push(url)) } }));
const { openLink } = await import('../../electron/open-external.ts');

beforeEach(() => opened.splice(0));

test.each([
  ['https://pubmed.ncbi.nlm.nih.gov/12345/', 'https://pubmed.ncbi.nlm.nih.gov/12345/'],
  ['HTTPS://Example.org/a?b=c#d', 'https://example.org/a?b=c#d'],
  ['https://doi.org/10.1016/S0140-6736(99)1', 'https://doi.org/10.1016/S0140-6736(99)1'],
  ['https://example.org:8443/ü', 'https://example.org:8443/%C3%BC'],
])('opens %s', (link, address) => {
  openLink(link);
  expect(opened).toEqual([address]);
});

test.each([
  ['http', 'http://example.org/'],
  ['script', 'javascript:alert(1)'],
  ['script behind https', 'https:javascript:alert(1)'],
  ['file', 'file:///etc/passwd'],
  ['share of a file address', 'file://server/share/x.exe'],
  ['UNC path', '\\\\server\\share\\x.exe'],
  ['forward UNC path', '//server/share'],
  ['backslashes', 'https:\\\\example.org\\x'],
  ['one backslash', 'https://example.org\\@evil.test/'],
  ['no slashes', 'https:example.org'],
  ['no host', 'https:///path'],
  ['line break', 'https://example.org/\nx'],
  ['tab in the scheme', 'ht\ttps://example.org/'],
  ['leading space', ' https://example.org/'],
  ['NUL', 'https://example.org/\0'],
  ['escape', 'https://example.org/\u001b[2J'],
  ['right-to-left override', 'https://example.org/\u202egpj.exe'],
  ['quote', 'https://example.org/"&calc'],
  ['credentials', 'https://user:secret@example.org/'],
  ['host in the user part', 'https://example.org@evil.test/'],
  ['blob', 'blob:https://example.org/1'],
  ['data', 'data:text/html,x'],
  ['our own scheme', 'app://palpate/'],
  ['system settings', 'ms-settings:privacy'],
  ['mail', 'mailto:a@example.org'],
  ['empty', ''],
  ['too long', `https://example.org/${'a'.repeat(2_048)}`],
  ['nothing', undefined],
  ['null', null],
  ['number', 7],
  ['list', ['https://example.org/']],
  ['object that reads as a link', { toString: () => 'https://example.org/' }],
])('drops %s', (_name, link) => {
  openLink(link);
  expect(opened).toEqual([]);
});
