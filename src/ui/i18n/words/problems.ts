export const problem = {
  lostTitle: 'The connection to Palpate has ended',
  lost: 'The program behind this page is no longer answering; it was probably closed. Every answer that was confirmed is saved.',
  lostSteps: [
    'Start it again: npm start, or palpate serve.',
    'Use the page that opens then. This one keeps the key of the earlier start and can be closed.',
  ],
  lostDesktopSteps: ['Close this window and start Palpate again.'],
  retry: 'Try again',
  stillLost: 'Still no answer.',
  noKeyTitle: 'This address lacks its key',
  noKey: 'For safety the page works only with the full address that the program prints when it starts.',
  noKeySteps: [
    'Look for the line with the address in the terminal, and open it complete with its last part (#token=…).',
  ],
  failedTitle: 'Something went wrong while loading',
  failed: 'The data is unchanged. Trying again often helps; if not, close Palpate and start it again.',
  safe: 'What is safe',
  todo: 'What to do',
  newer: {
    title: 'These data are from a newer version of Palpate',
    safe: 'Nothing was changed. An older version must not write to newer data.',
    steps: ['Install the newest version of Palpate and start it again.'],
  },
  inUse: {
    title: 'Palpate is already open with these data',
    safe: 'Nothing was changed. Two programs must not write to the same data.',
    steps: ['Go to the window that is open, or close it and start again.'],
  },
  notWritable: {
    title: 'Palpate cannot write to its data folder',
    safe: 'Nothing was changed. Answers could not be kept, so studying does not start.',
    steps: ['Allow writing to the folder, or free space on the disk.', 'Start Palpate again.'],
  },
  other: {
    title: 'Palpate cannot start',
    safe: 'Answers and settings were not changed.',
    steps: ['Mend what the sentence above names, then start Palpate again.'],
  },
  unreadable: {
    title: 'The data cannot be opened',
    safe: 'The file was left as it is, and no new one was put in its place.',
    steps: [
      'Copy the data folder to a safe place.',
      'Put a backup of palpate.sqlite in its place, and start again.',
    ],
  },
};

export const failure = 'The program behind this page did not answer, so nothing was changed.';
