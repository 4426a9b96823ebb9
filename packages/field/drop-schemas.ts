// The phone asks by method and path and believes the types, so the shapes of questions and answers would only be weight before its first
// screen. They are taken out of the table of endpoints while it is built, and the files that nothing else needs go with them.
import type { Plugin } from 'vite';

const CONTRACT = /\/packages\/contract\/src\/[^/]+\.ts$/;
/** A shape stands on one line, or opens a bracket that ends on a line of its own at the same depth. */
const SHAPE = /^ {4}(?:params|query|body|answer): (?:[^\n]*\(\n[\s\S]*?^ {4}\),\n|[^\n]*,\n)/gm;

/** What an endpoint says of itself is for the documentation of the API. */
const SUMMARY = /^ {4}summary:\s*(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|`[^`]*`),\n/gm;

export function dropSchemas(): Plugin {
  return {
    name: 'drop-schemas',
    apply: 'build',
    enforce: 'pre',
    transform(code, id) {
      if (!CONTRACT.test(id)) return null;
      if (!id.endsWith('-endpoints.ts')) return { code, map: null, moduleSideEffects: false };
      const bare = code.replace(SHAPE, '').replace(SUMMARY, '');
      if (/^ {4}(?:params|query|body|answer):/m.test(bare))
        throw new Error(`${id}: a shape is written as none before it`);
      return { code: bare, map: null, moduleSideEffects: false };
    },
  };
}
