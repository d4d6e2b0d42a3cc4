import { report, whenAsked } from './control.ts';

interface MessageBox {
  message: string;
  buttons: string[];
  cancelId: number;
}

/** What the learner will answer to the next dialogs, in order; each is cancelled where there is none. */
const answers: string[] = [];

whenAsked('will-answer', (answer) => {
  answers.push(answer as string);
  return Promise.resolve(null);
});

export const dialog = {
  showMessageBox: (...given: [object, MessageBox] | [MessageBox]) => {
    const options = given.length === 2 ? given[1] : given[0];
    report({ type: 'message-box', message: options.message, buttons: options.buttons });
    const button = answers.shift();
    const response = button === undefined ? options.cancelId : options.buttons.indexOf(button);
    if (response < 0) throw new Error(`no button ${button}`);
    return Promise.resolve({ response });
  },
  showOpenDialog: () => Promise.resolve({ filePaths: answers.splice(0, 1) }),
  showSaveDialog: () => {
    const path = answers.shift();
    return Promise.resolve({ canceled: path === undefined, filePath: path ?? '' });
  },
};
