import type { Settings } from '../contract/settings.ts';
import { Problem } from '../core/problem.ts';
import type { Context } from './context.ts';
import { transact } from './transact.ts';

export type SettingsPatch = { [Name in keyof Settings]?: Settings[Name] | undefined };

/**
 * Changes the settings that the patch names and returns all of them.
 * @throws Problem `settings.key-taken` when one key would do two things
 */
export function set(context: Context, patch: SettingsPatch): Settings {
  if (patch.keymap) refuseSharedKeys(patch.keymap);
  const entries = Object.entries(patch).filter(([, value]) => value !== undefined);
  // Accepting the disclaimer is not a step in the learner's work, so undo passes over it.
  const undoable = entries.some(([name]) => name !== 'disclaimerAccepted');
  transact(context, 'settings.set', undoable ? 'change of settings' : null, (writer) => {
    for (const [name, value] of entries) writer.putSetting(name, value);
  });
  return context.settings;
}

function refuseSharedKeys(keymap: Settings['keymap']): void {
  const actions = Map.groupBy(Object.entries(keymap), ([, key]) => key);
  for (const [key, sharing] of actions) {
    if (sharing.length < 2) continue;
    const names = sharing.map(([action]) => action).join(' and ');
    throw new Problem(
      'settings.key-taken',
      `The key ${key} cannot stand for ${names} at once; choose another.`,
    );
  }
}
