// The first look at a JSON text, before any schema: too deep, too many keys, characters a text column cannot hold. Each answer says where.
// A request's body goes through it, and so does each record's own text that travels inside one.
import { accept, type Refusal, type Result, refuse } from '@xunhe/domain/ground/result';

const MAX_DEPTH = 32;
const MAX_KEYS = 10_000;
const FORBIDDEN_KEYS = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * Parses and checks a body. Depth is checked on the text first, so that a bomb never reaches the recursive parser.
 * @param opaque paths of texts that are looked at later, each by itself
 */
export function parseJsonBody(text: string, opaque?: RegExp): Result<unknown> {
  if (depthOfText(text) > MAX_DEPTH) return refuse({ kind: 'body.deep', max: MAX_DEPTH });
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return refuse({ kind: 'body.malformed', reason: (error as Error).message.slice(0, 200) });
  }
  const refusal = findFault(value, opaque);
  return refusal ? refuse(refusal) : accept(value);
}

function depthOfText(text: string): number {
  let depth = 0;
  let deepest = 0;
  let inText = false;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (inText) {
      if (code === 92) i++;
      else if (code === 34) inText = false;
    } else if (code === 34) inText = true;
    else if (code === 123 || code === 91) deepest = Math.max(deepest, ++depth);
    else if (code === 125 || code === 93) depth--;
  }
  return deepest;
}

function findFault(root: unknown, opaque?: RegExp): Refusal | null {
  let keys = 0;
  const waiting: { value: unknown; path: string }[] = [{ value: root, path: '' }];
  for (let entry = waiting.pop(); entry; entry = waiting.pop()) {
    const { value, path } = entry;
    if (typeof value === 'string') {
      const kind = faultOfText(value);
      if (kind && !opaque?.test(path)) return { kind, path: path || '/' };
    } else if (Array.isArray(value)) {
      for (const [index, item] of value.entries()) {
        if (typeof item !== 'number') waiting.push({ value: item, path: `${path}/${index}` });
      }
    } else if (value !== null && typeof value === 'object') {
      for (const key of Object.keys(value)) {
        if (++keys > MAX_KEYS) return { kind: 'body.keys', max: MAX_KEYS };
        if (FORBIDDEN_KEYS.has(key)) return { kind: 'request.invalid', path: `${path}/${key}` };
        const kind = faultOfText(key);
        if (kind) return { kind, path: `${path}/${key.slice(0, 40)}` };
        waiting.push({ value: (value as Record<string, unknown>)[key], path: `${path}/${key}` });
      }
    }
  }
  return null;
}

/** PostgreSQL cannot store U+0000; a lone surrogate has no UTF-8 and would hash differently on the two sides. */
function faultOfText(text: string): string | null {
  if (text.includes('\u0000')) return 'body.control';
  return isWellFormed(text) ? null : 'body.surrogate';
}

function isWellFormed(text: string): boolean {
  return !/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/.test(text);
}
