import { attributeFault, elements, type Content } from './svg-words.ts';
import type { Box } from './types.ts';

/** What a drawing shows, as far as a deck needs to know. */
export interface Drawing {
  viewBox: Box;
  /** Names in `data-region`, each once however many parts carry it. */
  regions: string[];
  /** Words inside an element with `data-label`. */
  labels: { region: string; words: string }[];
}

/** Why a drawing is refused; the line counts from 1. */
export interface SvgFault {
  line: number;
  message: string;
}

const most = { characters: 200_000, elements: 5000, depth: 32 };
const namespace = 'http://www.w3.org/2000/svg';

const startTag = /<([A-Za-z][A-Za-z0-9-]*)((?:\s+[A-Za-z][A-Za-z0-9:-]*="[^"<&]*")*)\s*(\/?)>/y;
const endTag = /<\/([A-Za-z][A-Za-z0-9-]*)\s*>/y;
const attribute = /([A-Za-z][A-Za-z0-9:-]*)="([^"]*)"/g;
const characters = /(?:[^<&]|&(?:amp|lt|gt|quot|apos);)+/y;
const forbidden = /(?![\t\n\r])[\p{Cc}\p{Cs}\ufffe\uffff]/u;

/**
 * Reads an SVG drawing and refuses everything that it does not know: the elements and attributes of plain
 * shapes and labels are allowed and nothing else, so no script, style, reference or entity can pass.
 * @returns the drawing, or null with the first fault
 */
export function readSvg(
  text: string,
): { drawing: Drawing; fault: null } | { drawing: null; fault: SvgFault } {
  const reader = new Reader(text);
  const fault = reader.read();
  return fault ? { drawing: null, fault } : { drawing: reader.drawing(), fault: null };
}

class Reader {
  readonly #text: string;
  readonly #open: { name: string; label: string | undefined }[] = [];
  readonly #labels: Drawing['labels'] = [];
  readonly #regions = new Set<string>();
  #at = 0;
  #count = 0;
  #viewBox: Box | null = null;

  constructor(text: string) {
    this.#text = text.trimEnd();
  }

  read(): SvgFault | null {
    if (this.#text.length > most.characters) {
      return this.#fault(`the drawing is longer than ${most.characters} characters; simplify it`);
    }
    const strange = forbidden.exec(this.#text);
    if (strange) {
      this.#at = strange.index;
      return this.#fault('a control character or half a character stands here; remove it');
    }
    while (this.#at < this.#text.length) {
      const fault = this.#next();
      if (fault) return fault;
    }
    if (this.#open.length > 0) return this.#fault(`<${this.#open.at(-1)?.name}> is not closed; close it`);
    return this.#viewBox ? null : this.#fault('the drawing is empty; start it with <svg>');
  }

  drawing(): Drawing {
    const viewBox = this.#viewBox ?? { x: 0, y: 0, width: 1, height: 1 };
    return { viewBox, regions: [...this.#regions], labels: this.#labels };
  }

  #next(): SvgFault | null {
    const start = this.#match(startTag);
    if (start) return this.#start(start);
    const end = this.#match(endTag);
    if (end) return this.#end(end);
    const words = this.#match(characters);
    if (words) return this.#words(words);
    return this.#fault(this.#unknown());
  }

  #match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.#at;
    return pattern.exec(this.#text);
  }

  #start(tag: RegExpExecArray): SvgFault | null {
    const [whole, name = '', written = '', empty] = tag;
    const content = elements.get(name);
    if (!content) return this.#fault(`the element <${name}> is not allowed; draw with plain shapes and text`);
    if (name === 'svg' ? this.#count > 0 : this.#open.length === 0) {
      return this.#fault('there must be one <svg> around everything; move the element or remove it');
    }
    const seen = new Map<string, string>();
    const faulty = this.#attributes(name, written, seen);
    if (faulty !== null) return this.#fault(faulty);
    this.#count += 1;
    if (this.#count > most.elements)
      return this.#fault(`there are more than ${most.elements} elements; simplify the drawing`);
    if (!empty) this.#open.push({ name, label: seen.get('data-label') ?? this.#open.at(-1)?.label });
    if (this.#open.length > most.depth)
      return this.#fault(`elements are nested deeper than ${most.depth}; flatten the drawing`);
    this.#at += whole.length;
    return null;
  }

  /** A sentence on the first attribute that is not allowed; null when all are, and `seen` holds them. */
  #attributes(element: string, written: string, seen: Map<string, string>): string | null {
    for (const [, name = '', value = ''] of written.matchAll(attribute)) {
      if (seen.has(name)) return `the attribute ${name} stands twice in <${element}>; remove one`;
      seen.set(name, value);
      const fault = attributeFault(name, value);
      if (fault !== null) return fault;
    }
    const region = seen.get('data-region');
    if (region !== undefined) this.#regions.add(region);
    return element === 'svg' ? this.#root(seen) : null;
  }

  #root(attributes: ReadonlyMap<string, string>): string | null {
    if (attributes.get('xmlns') !== namespace) return `the <svg> needs xmlns="${namespace}"; add it`;
    const [x, y, width, height] = (attributes.get('viewBox') ?? '').split(/[\s,]+/).map(Number);
    if (x === undefined || y === undefined || !width || !height || width < 0 || height < 0) {
      return 'the <svg> needs a viewBox with a width and a height; add it, such as viewBox="0 0 800 600"';
    }
    this.#viewBox = { x, y, width, height };
    return null;
  }

  #end([whole, name = '']: RegExpExecArray): SvgFault | null {
    const open = this.#open.at(-1)?.name;
    if (open !== name)
      return this.#fault(
        `</${name}> closes nothing${open === undefined ? '' : `, because <${open}> is open`}; mend the order of the tags`,
      );
    this.#open.pop();
    this.#at += whole.length;
    return null;
  }

  #words([words]: RegExpExecArray): SvgFault | null {
    const { name = '', label } = this.#open.at(-1) ?? {};
    const content: Content | undefined = elements.get(name);
    if (content !== 'text' && words.trim() !== '') {
      this.#at += words.search(/\S/);
      return this.#fault('text stands outside <text>, <title> and <desc>; move it there or remove it');
    }
    if (label !== undefined && words.trim() !== '') this.#labels.push({ region: label, words: words.trim() });
    this.#at += words.length;
    return null;
  }

  #unknown(): string {
    const rest = this.#text.slice(this.#at, this.#at + 12);
    if (rest.startsWith('<!--')) return 'a comment stands here; remove it';
    if (rest.startsWith('<!')) return 'a document type, entity or CDATA section stands here; remove it';
    if (rest.startsWith('<?')) return 'a processing instruction (<?…?>) stands here; remove it';
    if (rest.startsWith('&')) return 'an entity stands here; write the character itself';
    return `"${rest}" is not a tag in the plain form <name attribute="value">; mend it`;
  }

  #fault(message: string): SvgFault {
    return { line: this.#text.slice(0, this.#at).split('\n').length, message };
  }
}
