import { readFile, stat } from 'node:fs/promises';
import { fromBufferPromise, type Entry, type ZipFile } from 'yauzl';
import { Problem } from '../core/problem.ts';

/** Bounds that keep a hostile archive from filling memory. */
export interface ZipLimits {
  /** Bytes of the archive itself. */
  fileBytes: number;
  entries: number;
  /** Unpacked bytes of one entry and of all entries, as stated and as found. */
  entryBytes: number;
  totalBytes: number;
  /** Unpacked bytes for each packed byte. */
  ratio: number;
}

/**
 * Reads the wanted entries of a zip archive into memory by their names; others are checked and skipped.
 * @throws Problem when the file cannot be read, is no zip, breaks a limit, or holds unsafe or repeated paths
 */
export async function readZip(
  path: string,
  limits: ZipLimits,
  wanted: (name: string) => boolean,
): Promise<Map<string, Uint8Array>> {
  return unzip(path, await readWithin(path, limits.fileBytes), limits, wanted);
}

/**
 * The same for an archive that is in memory already.
 * @param path what the archive is called in problems
 */
export async function unzip(
  path: string,
  bytes: Uint8Array,
  limits: ZipLimits,
  wanted: (name: string) => boolean,
): Promise<Map<string, Uint8Array>> {
  const archive = await openZip(path, Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  try {
    const entries = await listEntries(path, archive, limits);
    const found = new Map<string, Uint8Array>();
    for (const entry of entries.filter((each) => wanted(each.fileName))) {
      found.set(entry.fileName, await readEntry(path, archive, entry, limits));
    }
    return found;
  } finally {
    archive.close();
  }
}

async function readWithin(path: string, most: number): Promise<Buffer> {
  try {
    const { size } = await stat(path);
    if (size > most) {
      throw new Problem(
        'file.tooLarge',
        `${path} is ${megabytes(size)} and the limit is ${megabytes(most)}; choose a smaller file.`,
      );
    }
    return await readFile(path);
  } catch (error) {
    if (error instanceof Problem) throw error;
    throw new Problem('file.unreadable', `${path} cannot be read (${reason(error)}); check the path.`);
  }
}

async function openZip(path: string, bytes: Buffer): Promise<ZipFile> {
  try {
    return await fromBufferPromise(bytes, { lazyEntries: true, strictFileNames: true });
  } catch (error) {
    throw new Problem(
      'deck.notAPackage',
      `${path} is not a zip archive or is cut short (${reason(error)}); get the file again.`,
    );
  }
}

async function listEntries(path: string, archive: ZipFile, limits: ZipLimits): Promise<Entry[]> {
  const refuse = (what: string) =>
    new Problem('deck.unsafe', `${path} was not opened: ${what}; get the file from its publisher.`);
  if (archive.entryCount > limits.entries)
    throw refuse(`it holds ${archive.entryCount} entries and the limit is ${limits.entries}`);
  const entries: Entry[] = [];
  let total = 0;
  try {
    for await (const entry of archive.eachEntry()) {
      total += entry.uncompressedSize;
      if (entry.uncompressedSize > limits.entryBytes || total > limits.totalBytes) {
        throw refuse(`"${entry.fileName}" would unpack beyond ${megabytes(limits.entryBytes)}`);
      }
      if (entry.uncompressedSize > entry.compressedSize * limits.ratio) {
        throw refuse(`"${entry.fileName}" unpacks to more than ${limits.ratio} times its size`);
      }
      if (entries.some((each) => each.fileName === entry.fileName))
        throw refuse(`"${entry.fileName}" is in it twice`);
      entries.push(entry);
    }
  } catch (error) {
    if (error instanceof Problem) throw error;
    throw refuse(reason(error));
  }
  return entries;
}

async function readEntry(
  path: string,
  archive: ZipFile,
  entry: Entry,
  limits: ZipLimits,
): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    const stream = await archive.openReadStreamPromise(entry);
    for await (const chunk of stream) {
      if (!(chunk instanceof Uint8Array)) continue;
      size += chunk.length;
      if (size > limits.entryBytes) throw new Error('it unpacks to more than it states');
      chunks.push(chunk);
    }
  } catch (error) {
    throw new Problem(
      'deck.damaged',
      `${path} is damaged: "${entry.fileName}" cannot be unpacked (${reason(error)}); get the file again.`,
    );
  }
  return Buffer.concat(chunks);
}

function megabytes(bytes: number): string {
  return `${(bytes / 2 ** 20).toFixed(1)} MB`;
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
