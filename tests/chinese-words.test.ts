// Chinese that people read has the signs of Chinese (GB/T 15834): a comma, colon or bracket of the Latin kind beside Chinese looks like a typing error, and
// on a letter or a signboard like carelessness.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('../', import.meta.url));
/** What files of data or programs are written in, which people do not read as sentences. */
const MACHINE = /import-city|make-city|csv|\.test\.ts|test-[a-z-]+\.ts/;
const LITERAL = /'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`/g;
const HAN = /\p{Script=Han}/gu;
const WRONG = /\p{Script=Han}[,;:?!(]|[,;(]\p{Script=Han}|\)\p{Script=Han}/u;

function isChinese(text: string): boolean {
  const latin = text.replace(/\$?\{[^}]*\}/g, '').match(/[A-Za-z]/g)?.length ?? 0;
  return (text.match(HAN)?.length ?? 0) > latin / 2;
}

function listWrong(text: string): string[] {
  const said = text.match(LITERAL) ?? [];
  return said.filter((literal) => isChinese(literal) && WRONG.test(literal.replace(/\$?\{[^}]*\}/g, '中')));
}

describe('Chinese words', () => {
  it('are found wrong with signs of the Latin kind, and right with their own', () => {
    expect(listWrong(`say('已保存,联网后上传')`)).toHaveLength(1);
    expect(listWrong(`say('期限:{day}(含)')`)).toHaveLength(1);
    expect(listWrong(`say('已保存，联网后上传（{n} 件）')`)).toEqual([]);
    expect(listWrong(`say('Sealed with 国密, and sent')`)).toEqual([]);
  });

  it('have their own signs in every screen, letter, page and message', () => {
    const files = execFileSync('git', ['ls-files', 'packages'], { cwd: ROOT, encoding: 'utf8' }).trim().split('\n');
    const read = files.filter((path) => /\/src\/.*\.tsx?$/.test(path) && !MACHINE.test(path));
    expect(read.length).toBeGreaterThan(500);
    const wrong = read.flatMap((path) => listWrong(readFileSync(`${ROOT}${path}`, 'utf8')).map((text) => [path, text]));
    expect(wrong).toEqual([]);
  });
});
