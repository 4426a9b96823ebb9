// GeoJSON features one at a time, so that a map of a million reaches needs no more memory than its largest feature. A small scanner finds
// where each object of the `features` list ends; JSON.parse reads it.
import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { decodeText } from '../csv/decode-text.ts';
import { BrokenFile, wholeFile } from './table-file.ts';

export interface FoundFeature {
  /** Physical line on which it begins. */
  readonly line: number;
  readonly feature: { readonly properties: Readonly<Record<string, unknown>>; readonly geometry: unknown };
}

const LARGEST = 32_000_000;

export async function* readFeatures(path: string): AsyncGenerator<FoundFeature> {
  const file = basename(path);
  const refuseFile = (line: number | null) => new BrokenFile({ ...wholeFile(file, { kind: 'file.notJson' }), line });
  const decoded = decodeText(createReadStream(path, { highWaterMark: 1 << 18 }));
  let depth = 0;
  let inString = false;
  let escaped = false;
  let line = 1;
  let listDepth = -1;
  let ended = false;
  let before = '';
  let feature = '';
  let featureLine = 0;
  for await (const piece of decoded.text) {
    let from = 0;
    for (let i = 0; i < piece.length; i++) {
      const code = piece.charCodeAt(i);
      if (code === 10) line++;
      if (inString) {
        if (escaped) escaped = false;
        else if (code === 92) escaped = true;
        else if (code === 34) inString = false;
        continue;
      }
      if (code === 34) inString = true;
      else if (code === 123 || code === 91) {
        if (code === 91 && depth === 1 && listDepth < 0 && isFeatureList(before + piece.slice(0, i))) listDepth = 2;
        else if (code === 123 && depth === listDepth) {
          from = i;
          featureLine = line;
        }
        depth++;
      } else if (code === 125 || code === 93) {
        depth--;
        if (code === 125 && depth === listDepth) {
          feature += piece.slice(from, i + 1);
          yield { line: featureLine, feature: parseFeature(feature, () => refuseFile(featureLine)) };
          feature = '';
        } else if (code === 93 && depth === 1 && listDepth === 2) listDepth = -2;
        ended = depth === 0;
      }
    }
    if (listDepth > 0 && depth > listDepth) feature += piece.slice(from);
    if (listDepth === -1) before = (before + piece).slice(-200);
    if (feature.length > LARGEST) throw refuseFile(featureLine);
  }
  if (!ended || listDepth !== -2) throw refuseFile(null);
}

/** True when what stands before a bracket is the name of the list. */
function isFeatureList(before: string): boolean {
  return /"features"\s*:\s*$/.test(before.slice(-200));
}

function parseFeature(text: string, fail: () => Error): FoundFeature['feature'] {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    // A stranger's file: where it breaks is reported.
    throw fail();
  }
  const { properties, geometry } = value as { properties?: unknown; geometry?: unknown };
  const { id } = value as { id?: unknown };
  const own = properties !== null && typeof properties === 'object' ? (properties as Record<string, unknown>) : {};
  return { properties: id === undefined ? own : { id, ...own }, geometry: geometry ?? null };
}
