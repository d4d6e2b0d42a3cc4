import { electronBinary, windowObstacle } from '../../build/electron-binary.ts';

/** Why no Electron window can open on this computer; null when one can. */
export const obstacle =
  windowObstacle(process.platform, process.env, process.getuid?.()) ??
  (electronBinary() === null
    ? 'The Electron program is not installed; npx install-electron fetches it'
    : null);

/** Runs before the suite, so that nobody takes a suite that did not run for one that passed. */
export default function announce(): void {
  if (obstacle !== null) console.log(`NOT RUN: every test in Electron itself. ${obstacle}.`);
}
