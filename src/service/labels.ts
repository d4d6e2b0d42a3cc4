const longest = 60;

/** A text in quotation marks, cut to a length that fits a button. */
export function quoted(text: string): string {
  const [line] = text.split('\n', 1);
  const whole = line ?? '';
  return whole.length <= longest ? `“${whole}”` : `“${whole.slice(0, longest - 1).trimEnd()}…”`;
}
