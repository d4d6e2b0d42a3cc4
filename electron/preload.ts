import { contextBridge, ipcRenderer, webUtils } from 'electron';

const problemSwitch = '--palpate-startup-problem=';

function startupProblem(): unknown {
  const given = process.argv.find((argument) => argument.startsWith(problemSwitch));
  return given === undefined ? null : JSON.parse(decodeURIComponent(given.slice(problemSwitch.length)));
}

contextBridge.exposeInMainWorld('palpate', {
  platform: process.platform,
  versions: {
    electron: process.versions.electron,
    chrome: process.versions['chrome'],
    node: process.versions.node,
  },
  startupProblem: startupProblem(),
  act: (request: unknown) => ipcRenderer.invoke('palpate:act', request),
  /** Paths go from here to the shell alone: the page names no file that the learner did not drop. */
  drop: (files: File[]) => {
    ipcRenderer.send(
      'palpate:dropped',
      files.map((file) => webUtils.getPathForFile(file)),
    );
  },
});

/** The page asks by a message and gets one port of its own to the engine. */
window.addEventListener('message', (event: MessageEvent<{ type?: unknown } | null>) => {
  if (event.source !== window || event.data?.type !== 'palpate:connect') return;
  const { port1, port2 } = new MessageChannel();
  ipcRenderer.postMessage('palpate:connect', null, [port1]);
  window.postMessage({ type: 'palpate:port' }, location.origin, [port2]);
});

ipcRenderer.on('palpate:command', (_event, command: unknown) => {
  window.postMessage({ type: 'palpate:command', command }, location.origin);
});

ipcRenderer.on('palpate:opened', () => {
  window.postMessage({ type: 'palpate:opened' }, location.origin);
});
