/** An element of a drawing. */
export interface SvgNode {
  name: string;
  attributes: Record<string, string>;
  children: (SvgNode | string)[];
}

const token = /<\/[^>]*>|<([A-Za-z][\w-]*)([^<>]*?)(\/?)>|([^<]+)/g;
const attribute = /([A-Za-z][\w:-]*)="([^"]*)"/g;
const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
/** Names would give a hidden region away as tooltips; the figure has a label of its own. */
const unread = new Set(['title', 'desc']);

const decode = (text: string) => text.replace(/&(\w+);/g, (whole, name: string) => entities[name] ?? whole);

/**
 * The tree of a drawing that `core/deck/svg.ts` has accepted, without `<title>` and `<desc>`.
 * @returns null where the text holds no element
 */
export function svgTree(text: string): SvgNode | null {
  const top: SvgNode = { name: '', attributes: {}, children: [] };
  const open = [top];
  for (const [, name, written = '', empty, words] of text.matchAll(token)) {
    const parent = open.at(-1) ?? top;
    if (words !== undefined) {
      if (words.trim() !== '') parent.children.push(decode(words));
    } else if (name === undefined) {
      open.pop();
    } else {
      const pairs = [...written.matchAll(attribute)].map(([, key = '', value = '']) => [key, value] as const);
      const node: SvgNode = { name, attributes: Object.fromEntries(pairs), children: [] };
      if (!unread.has(name)) parent.children.push(node);
      if (!empty) open.push(node);
    }
  }
  return top.children.find((child) => typeof child !== 'string') ?? null;
}

/** The drawing without the layers that name its parts. */
export function withoutLabels(node: SvgNode): SvgNode {
  const children = node.children
    .filter(
      (child) =>
        typeof child === 'string' || !['labels', 'notes'].includes(child.attributes['data-layer'] ?? ''),
    )
    .map((child) => (typeof child === 'string' ? child : withoutLabels(child)));
  return { ...node, children };
}
