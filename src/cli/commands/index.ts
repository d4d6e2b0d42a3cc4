import type { Command } from '../command.ts';
import { command as replay } from './replay.ts';

export const commands: readonly Command[] = [replay];
