/** What may stand inside an element: other elements, or text as well. */
export type Content = 'elements' | 'text';

/** The elements that a drawing may hold. */
export const elements: ReadonlyMap<string, Content> = new Map<string, Content>([
  ...(['svg', 'g', 'path', 'rect', 'circle', 'ellipse', 'line', 'polyline', 'polygon'] as const).map(
    (name) => [name, 'elements'] as const,
  ),
  ...(['title', 'desc', 'text', 'tspan'] as const).map((name) => [name, 'text'] as const),
]);

const number = /^-?(?:\d+\.?\d*|\.\d+)(?:e-?\d+)?%?$/;
const numbers = /^[-+\d.,e\s]+$/;
const paint = /^(?:none|currentColor|#[0-9A-Fa-f]{3,8}|[a-z]{3,24})$/;
const word = /^[a-z][A-Za-z-]*$/;
const name = /^[a-z0-9-]*$/;

const list = (pattern: RegExp, names: string) => names.split(/\s+/).map((each) => [each, pattern] as const);

/** The attributes that a drawing may hold, each with the form of its value. */
const attributes: ReadonlyMap<string, RegExp> = new Map<string, RegExp>([
  ...list(number, 'x y x1 y1 x2 y2 cx cy r rx ry dx dy width height opacity fill-opacity stroke-opacity'),
  ...list(number, 'stroke-width stroke-miterlimit stroke-dashoffset font-size letter-spacing pathLength'),
  ...list(numbers, 'viewBox points stroke-dasharray'),
  ...list(paint, 'fill stroke'),
  ...list(word, 'stroke-linecap stroke-linejoin fill-rule text-anchor dominant-baseline font-style'),
  ...list(word, 'paint-order vector-effect role aria-hidden'),
  ['class', /^[a-z0-9 -]+$/],
  ['d', /^[-+\d.,eMmLlHhVvCcSsQqTtAaZz\s]+$/],
  ['font-family', /^[A-Za-z ,'-]+$/],
  ['font-weight', /^(?:[a-z]+|\d{3})$/],
  ['preserveAspectRatio', /^[A-Za-z ]+$/],
  ['transform', /^(?:(?:matrix|translate|scale|rotate|skewX|skewY)\([-+\d.,e\s]+\)[\s,]*)+$/],
  ['xmlns', /^http:\/\/www\.w3\.org\/2000\/svg$/],
]);

/** A sentence on an attribute that a drawing may not hold; null when it may. */
export function attributeFault(attribute: string, value: string): string | null {
  const form = /^data-[a-z-]+$/.test(attribute) ? name : attributes.get(attribute);
  if (!form) return `the attribute ${attribute} is not allowed; use classes for colours, or remove it`;
  return form.test(value)
    ? null
    : `${attribute}="${value.slice(0, 40)}" is not a plain value; write it without styles or references`;
}
