// What a spreadsheet could take for the beginning of a formula, also in full width and behind spaces: such text gets an apostrophe before it,
// wherever a table leaves the house.
const FORMULA = /^[\s\u3000]*[=+\-@\t\r＝＋－＠]/u;

export function safeText(value: string): string {
  return FORMULA.test(value) ? `'${value}` : value;
}
