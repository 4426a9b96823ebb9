// What a laboratory writes in the cell of an indicator: a number, a number under the detection limit in one of four spellings, or why there is
// none. A comma is refused wherever it stands: 1,5 and 1,500 cannot be told apart by the sign.
import { accept, type Refusal, type Result, refuse } from '../ground/result.ts';
import { parseReading, type Reading } from './reading.ts';
import { narrowText, type SheetCell } from './sheet-cell.ts';

/** `notDetected`: under a limit that nobody wrote down; `noWater`: the bed was dry, or frozen. */
export type Absence = 'notDetected' | 'notMeasured' | 'noWater';

export type SheetValue =
  | { readonly kind: 'reading'; readonly reading: Reading }
  | { readonly kind: 'absent'; readonly why: Absence }
  | { readonly kind: 'empty' };

const WORDS: Readonly<Record<Absence, ReadonlySet<string>>> = {
  notDetected: new Set(['未检出', 'nd', 'n.d.', 'n.d', '<dl', '<mdl', 'bdl', '低于检出限', '小于检出限']),
  notMeasured: new Set(
    [
      '未测',
      '未监测',
      '未检测',
      '未采样',
      '未采',
      '缺测',
      '缺失',
      '无',
      '停测',
      '故障',
      '维护',
      'n/a',
      'na',
      'null',
      '#n/a',
    ].concat(['不测', '无数据']),
  ),
  noWater: new Set(['断流', '干涸', '无水', '断流未采', '断流未测', '冰封', '封冻', '结冰']),
};
const DASHES = /^[-–—―−_/\\*~～…]+$/;
const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** A value in the unit of its column; a refusal is `reading.notANumber`, `.comma`, `.limitNotPositive` or `cell.noResult`. */
export function readSheetValue(cell: SheetCell): Result<SheetValue, Refusal> {
  const text = narrowText(cell.text);
  if (text === '') return cell.kind === 'formula' ? refuse({ kind: 'cell.noResult' }) : accept({ kind: 'empty' });
  const word = text.toLowerCase();
  for (const why of Object.keys(WORDS) as Absence[]) if (WORDS[why].has(word)) return accept({ kind: 'absent', why });
  if (DASHES.test(text)) return accept({ kind: 'absent', why: 'notMeasured' });
  if (/[,，、]/.test(text)) return refuse({ kind: 'reading.comma' });
  const read = parseReading(plainNumber(text));
  if (!read.ok) return refuse({ kind: read.refusal.kind });
  return accept(read.value === null ? { kind: 'empty' } : { kind: 'reading', reading: read.value });
}

/** `0.05L`, `0.05(L)` and `<0.05L` mean what `<0.05` means (HJ/T 91-2002: the limit with the sign L); `1.2×10⁴` is 1.2e4. */
function plainNumber(text: string): string {
  const limited = /^<?\s*([\d.]+(?:[eE][-+]?\d+)?)\s*(?:L|\(L\))$/i.exec(text);
  if (limited) return `<${limited[1]}`;
  return text
    .replace(/^−/, '-')
    .replace(/\s*[×xX*]\s*10([⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2})$/, (_, power: string) => `e${fromSuperscript(power)}`)
    .replace(/\s*[×xX*]\s*10\^(\d{1,2})$/, 'e$1');
}

function fromSuperscript(power: string): string {
  return [...power].map((sign) => SUPERSCRIPTS.indexOf(sign)).join('');
}
