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

/** The drawing without one region, with a question mark for its name; others keep theirs. */
export function withoutRegion(node: SvgNode, region: string): SvgNode {
  const children = node.children.flatMap((child): (SvgNode | string)[] => {
    if (typeof child === 'string') return [child];
    const { 'data-region': drawn, 'data-label': label, 'data-layer': layer } = child.attributes;
    if (drawn === region || layer === 'notes') return [];
    return [label === region ? unnamed(child) : withoutRegion(child, region)];
  });
  return { ...node, children };
}

/** A label with its leader and numeral and without its words. */
function unnamed(node: SvgNode): SvgNode {
  const children = node.children.map((child) => {
    if (typeof child !== 'string') return unnamed(child);
    return /^\d{1,2}$/.test(child.trim()) ? child : '?';
  });
  return { ...node, children };
}

const geometry = /^(?:d|points|x|y|x1|y1|x2|y2|cx|cy|r|rx|ry|width|height|transform)$/;

/** The bare shapes of a region in all its places: those with `data-outline` where it has any. */
export function outlineOf(drawing: SvgNode, region: string): SvgNode[] {
  const chosen = bareShapes(drawing, region, ({ attributes }) => 'data-outline' in attributes);
  return chosen.length > 0 ? chosen : bareShapes(drawing, region, () => true);
}

function bareShapes(node: SvgNode, region: string, wanted: (shape: SvgNode) => boolean): SvgNode[] {
  return node.children.flatMap((child) => {
    if (typeof child === 'string') return [];
    const bare = bareOf(child);
    if (child.name !== 'g') return node.attributes['data-region'] === region && wanted(child) ? [bare] : [];
    const name = child.attributes['data-region'] ?? node.attributes['data-region'] ?? '';
    const inside = { ...child, attributes: { ...child.attributes, 'data-region': name } };
    const children = bareShapes(inside, region, wanted);
    return children.length > 0 ? [{ ...bare, children }] : [];
  });
}

function bareOf({ name, attributes }: SvgNode): SvgNode {
  const kept = Object.entries(attributes).filter(([attribute]) => geometry.test(attribute));
  const still = name === 'g' ? {} : { 'vector-effect': 'non-scaling-stroke' };
  return { name, attributes: { ...Object.fromEntries(kept), ...still }, children: [] };
}
