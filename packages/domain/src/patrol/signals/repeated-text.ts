// The same words again and again. Compared are shingles of three characters after figures, marks and set phrases are taken out: "nothing
// found" may be written every day. A text that many people write is a template, whoever made it, and nobody is asked about it.
import { groupBy } from '../../ground/group.ts';
import type { Signal } from './signal.ts';

export interface WrittenText {
  /** Of the patrol or the problem. */
  readonly record: string;
  readonly patrol: string | null;
  readonly person: string;
  readonly day: string;
  readonly text: string;
}

export interface TextRules {
  /** What is left after set phrases must have so many characters. */
  readonly leastChars: number;
  /** The same for a text of somebody else: the longer, the less by chance. */
  readonly leastCopied: number;
  /** Share of common shingles. */
  readonly alike: number;
  /** On so many earlier days. */
  readonly leastDays: number;
  /** A text of so many people is a template. */
  readonly templatePeople: number;
}

/** [D] */
export const TEXT_RULES: TextRules = { leastChars: 10, leastCopied: 20, alike: 0.8, leastDays: 2, templatePeople: 5 };

const PHRASES = [
  ...['未发现问题', '未发现异常', '没有发现问题', '无异常', '无问题', '一切正常', '情况正常', '巡河正常', '正常'],
  ...[
    '水质良好',
    '水体清澈',
    '水质清澈',
    '无异味',
    '无漂浮物',
    '河面干净',
    '河道干净',
    '河岸整洁',
    '岸线整洁',
    '无垃圾',
  ],
  ...[
    '无排污',
    '未见污水直排',
    '已清理',
    '已处理',
    '已整改',
    '今日',
    '今天',
    '本次',
    '巡河',
    '河道',
    '河段',
    '发现',
    '沿线',
  ],
  ...['nothing found', 'no problem', 'all fine', 'water clear'],
];

export function findRepeatedTexts(
  fresh: readonly WrittenText[],
  older: readonly WrittenText[],
  rules: TextRules = TEXT_RULES,
): Signal[] {
  const isFresh = new Set(fresh.map(({ record }) => record));
  const read = [...older.filter(({ record }) => !isFresh.has(record)), ...fresh]
    .map((text) => ({ ...text, core: coreOf(text.text) }))
    .filter(({ core }) => core.length >= rules.leastChars)
    .sort((a, b) => (a.day === b.day ? (a.record < b.record ? -1 : 1) : a.day < b.day ? -1 : 1));
  const people = new Map([...groupBy(read, ({ core }) => core)].map(([core, rows]) => [core, countPeople(rows)]));
  const own = read.filter(({ core }) => people.get(core)! < rules.templatePeople);
  const byPerson = groupBy(own, ({ person }) => person);
  const byCore = groupBy(own, ({ core }) => core);
  return own
    .filter(({ record }) => isFresh.has(record))
    .flatMap((text) => {
      const before = byPerson.get(text.person)!.filter((one) => one.day < text.day);
      const signal = askRepeated(text, before, rules) ?? askCopied(text, byCore.get(text.core)!, rules);
      return signal ? [signal] : [];
    });
}

interface ReadText extends WrittenText {
  readonly core: string;
}

function countPeople(rows: readonly ReadText[]): number {
  return new Set(rows.map(({ person }) => person)).size;
}

function askRepeated(text: ReadText, before: readonly ReadText[], rules: TextRules): Signal | null {
  const shingles = cut(text.core);
  const alike = before.filter(({ core }) => core === text.core || jaccard(shingles, cut(core)) >= rules.alike);
  const days = new Set(alike.map(({ day }) => day)).size;
  if (days < rules.leastDays) return null;
  return toSignal('text.repeated', text, alike.at(-1)!, { days: days + 1, first: alike[0]!.day });
}

function askCopied(text: ReadText, same: readonly ReadText[], rules: TextRules): Signal | null {
  if (text.core.length < rules.leastCopied) return null;
  const other = same.find((one) => one.person !== text.person && one.day < text.day);
  return other ? toSignal('text.copied', text, other, { otherPerson: other.person }) : null;
}

function toSignal(
  kind: 'text.repeated' | 'text.copied',
  text: ReadText,
  other: ReadText,
  numbers: Readonly<Record<string, unknown>>,
): Signal {
  return {
    ...{
      kind,
      severity: 'weak',
      key: text.record,
      person: text.person,
      patrol: text.patrol,
      otherPatrol: other.patrol,
    },
    numbers: { ...numbers, record: text.record, otherRecord: other.record, day: text.day, otherDay: other.day },
  };
}

/** Without set phrases, figures, marks and spaces. */
export function coreOf(text: string): string {
  let core = text.normalize('NFKC').toLowerCase();
  for (const phrase of PHRASES) core = core.replaceAll(phrase, '');
  return core.replace(/[\p{P}\p{S}\p{Z}\p{N}\p{C}]/gu, '');
}

function cut(core: string): ReadonlySet<string> {
  const shingles = new Set<string>();
  for (let i = 0; i + 3 <= core.length; i++) shingles.add(core.slice(i, i + 3));
  return shingles;
}

function jaccard(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let common = 0;
  for (const shingle of a) if (b.has(shingle)) common++;
  return common / (a.size + b.size - common);
}
