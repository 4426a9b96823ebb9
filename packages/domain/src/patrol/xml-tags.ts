// The tags of an XML text one after the other, with the text before each. A scanner that refuses what it does not need to know: document
// types, entities that are not XML's own five, tags that do not nest. It goes through the text once and keeps nothing.

export type Tag =
  | {
      readonly kind: 'open' | 'close';
      /** Without its prefix. */
      readonly name: string;
      /** Of a tag that opens: its attributes as they stand, `name="value"` each. */
      readonly attributes: string;
      /** Of a tag that closes: the text directly before it. */
      readonly text: string;
      readonly line: number;
      /** From 1 for the root; the same for the tag that closes it. */
      readonly depth: number;
    }
  | { readonly kind: 'fault'; readonly fault: TagFault; readonly line: number };

export type TagFault = 'docType' | 'entity' | 'malformed';

const NAME = '[A-Za-z_][\\w.-]*(?::[A-Za-z_][\\w.-]*)?';
const OPEN = new RegExp(`<(${NAME})((?:\\s+${NAME}\\s*=\\s*(?:"[^"<]*"|'[^'<]*'))*)\\s*(/?)>`, 'y');
const CLOSE = new RegExp(`</(${NAME})\\s*>`, 'y');
const STRANGE_ENTITY = /&(?!(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[\da-fA-F]{1,6});)/;
const DEEPEST = 32;

/** What is passed over whole: how it begins, and how it ends. */
const SKIPPED = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<?', '?>'],
] as const;

export function* scanTags(text: string): Generator<Tag> {
  const open: string[] = [];
  let at = text.startsWith('\uFEFF') ? 1 : 0;
  let line = 1;
  let lineEnd = text.indexOf('\n');
  const lineAt = (place: number) => {
    for (; lineEnd >= 0 && lineEnd < place; lineEnd = text.indexOf('\n', lineEnd + 1)) line++;
    return line;
  };
  const fault = (kind: TagFault, place: number): Tag => ({ kind: 'fault', fault: kind, line: lineAt(place) });
  let seen = false;
  for (;;) {
    const start = text.indexOf('<', at);
    const between = text.slice(at, start < 0 ? text.length : start);
    if (STRANGE_ENTITY.test(between)) return yield fault('entity', at + between.search(STRANGE_ENTITY));
    if (open.length === 0 && between.trim() !== '') return yield fault('malformed', at);
    if (start < 0) {
      if (open.length > 0 || !seen) yield fault('malformed', text.length);
      return;
    }
    const isMarkup = text[start + 1] === '!' || text[start + 1] === '?';
    if (isMarkup && /^<!doctype/i.test(text.slice(start, start + 9))) return yield fault('docType', start);
    const skipped = isMarkup && SKIPPED.find(([begin]) => text.startsWith(begin, start));
    if (skipped) {
      const end = text.indexOf(skipped[1], start + skipped[0].length);
      if (end < 0) return yield fault('malformed', start);
      at = end + skipped[1].length;
      continue;
    }
    const isClosing = text[start + 1] === '/';
    const form = isClosing ? CLOSE : OPEN;
    form.lastIndex = start;
    const match = form.exec(text);
    if (!match) return yield fault('malformed', start);
    at = form.lastIndex;
    const [, name, attributes = '', empty] = match;
    const tag = { name: name!.slice(name!.indexOf(':') + 1), line: lineAt(start) };
    if (isClosing) {
      if (open.at(-1) !== name) return yield fault('malformed', start);
      yield { ...tag, kind: 'close', attributes: '', text: between, depth: open.length };
      open.pop();
      continue;
    }
    if (STRANGE_ENTITY.test(attributes)) return yield fault('entity', start);
    if (open.length >= DEEPEST || (open.length === 0 && seen)) return yield fault('malformed', start);
    seen = true;
    yield { ...tag, kind: 'open', attributes, text: '', depth: open.length + 1 };
    if (empty === '/') yield { ...tag, kind: 'close', attributes: '', text: '', depth: open.length + 1 };
    else open.push(name!);
  }
}
