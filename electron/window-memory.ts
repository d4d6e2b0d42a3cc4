import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const memorySchema = z.object({
  theme: z.enum(['system', 'light', 'dark']).catch('system'),
  zoom: z.number().min(0.5).max(3).catch(1),
  /** Paths of decks that were opened, the latest first. */
  recent: z.array(z.string().max(4_096)).max(8).catch([]),
});
export type Memory = z.infer<typeof memorySchema>;

const most = 8;
const steps = [0.5, 0.67, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3];

/** The next larger or smaller step of zoom. */
export function nextZoom(zoom: number, way: 'in' | 'out'): number {
  const next =
    way === 'in' ? steps.find((step) => step > zoom + 0.001) : steps.findLast((step) => step < zoom - 0.001);
  return next ?? zoom;
}

/** A list of paths with this one first, once, and no longer than a menu bears. */
export function withRecent(recent: readonly string[], path: string): string[] {
  return [path, ...recent.filter((each) => each !== path)].slice(0, most);
}

/** What a window remembers from one start to the next, besides its place; in a file of the profile's window folder. */
export class WindowMemory {
  value: Memory;
  readonly #path: string;

  constructor(folder: string) {
    this.#path = join(folder, 'view.json');
    this.value = memorySchema.parse(readJson(this.#path));
  }

  /** Keeps a change; where it cannot be written it holds until the end of this start. */
  change(patch: Partial<Memory>): void {
    this.value = { ...this.value, ...patch };
    try {
      writeFileSync(`${this.#path}.part`, JSON.stringify(this.value));
      renameSync(`${this.#path}.part`, this.#path);
    } catch {
      // A folder that cannot be written is told by the engine.
    }
  }
}

function readJson(path: string): unknown {
  try {
    const value: unknown = JSON.parse(readFileSync(path, 'utf8'));
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};
  } catch {
    return {};
  }
}
