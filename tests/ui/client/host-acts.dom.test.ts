import { afterEach, expect, test, vi } from 'vitest';
import { hostActs, HostProblem } from '../../../src/ui/client/host-acts.ts';
import type { ShellReply, ShellRequest } from '../../../src/contract/shell.ts';

const no = () => Promise.resolve(false);

afterEach(() => {
  delete window.palpate;
  vi.restoreAllMocks();
});

function inShell(reply: ShellReply): ShellRequest[] {
  const asked: ShellRequest[] = [];
  window.palpate = {
    platform: 'linux',
    versions: {},
    startupProblem: null,
    drop: () => undefined,
    act: (request) => {
      asked.push(request);
      return Promise.resolve(reply);
    },
  };
  return asked;
}

test('in the desktop window the shell is asked', async () => {
  const asked = inShell({ ok: true, value: '/home/x/Record.pdf' });
  expect(await hostActs(no).savePdf('Record')).toBe('/home/x/Record.pdf');
  expect(asked).toEqual([{ act: 'savePdf', name: 'Record' }]);
});

test('a refusal of the shell is a problem with its sentence', async () => {
  inShell({ ok: false, message: '/x could not be written.' });
  await expect(hostActs(no).savePdf('Record')).rejects.toEqual(new HostProblem('/x could not be written.'));
});

test('a browser prints, which is also how it saves a PDF', async () => {
  const print = vi.fn();
  vi.stubGlobal('print', print);
  expect(await hostActs(no).savePdf('Record')).toBeNull();
  expect(print).toHaveBeenCalledTimes(1);
  vi.unstubAllGlobals();
});

test('a browser asks in the page and downloads what is saved', async () => {
  const saved: [string, string][] = [];
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    saved.push([this.download, this.href.split(':')[0] ?? '']);
  });
  const host = hostActs(() => Promise.resolve(true));
  expect(await host.confirm({ message: 'Reset?', detail: '', button: 'Reset' })).toBe(true);
  expect(await host.saveFile('report.txt', 'words')).toBe('report.txt');
  expect(saved).toEqual([['report.txt', 'blob']]);
});
