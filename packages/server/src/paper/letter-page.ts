// What is printed of a letter, line by line, as plain data: how it looks is the template's affair.
import type { LetterContent, LetterKind } from '@xunhe/domain/problem/letter';
import { CAUSE_NAMES, PHOTO_NAMES, SOURCE_NAMES, sayDay, TYPE_NAMES } from './letter-words.ts';

export interface LetterPage {
  readonly head: string;
  readonly number: string;
  readonly title: string;
  /** The title in two lines, no word cut, for where it is too long for one. */
  readonly titleLines: readonly [string, string];
  readonly addressee: string;
  readonly opening: string;
  /** Terms with what stands behind them. */
  readonly facts: readonly (readonly [string, string])[];
  readonly closing: readonly string[];
  readonly contact: string | null;
  readonly signature: string;
  readonly date: string;
  readonly photos: readonly { readonly caption: string }[];
  readonly copies: string | null;
}

export interface PrintedLetter {
  readonly kind: LetterKind;
  readonly number: string;
  readonly content: LetterContent;
}

export function makeLetterPage({ kind, number, content }: PrintedLetter): LetterPage {
  const { problem, contact, copies } = content;
  const water = problem.reach.startsWith(problem.water) ? '' : problem.water;
  const where = `${problem.regions.join('')}${water}${problem.reach}`;
  const what = nameOf(TYPE_NAMES, problem.type);
  const titleLines = TITLES[kind](problem.water || problem.reach, `${what}问题`);
  return {
    head: content.signature,
    number,
    ...{ title: titleLines.join(''), titleLines },
    addressee: `${content.addressees.join('、')}：`,
    opening: OPENINGS[kind](content),
    facts: [
      ['问题编号', problem.id],
      ['问题类型', problem.key ? `${what}（重点问题）` : what],
      ['问题来源', `${nameOf(SOURCE_NAMES, problem.source)}，${sayDay(problem.reportedDay)}上报`],
      ['所在位置', where + sayPlace(problem.place)],
      ['情况描述', problem.text.trim() === '' ? '（无文字描述）' : problem.text],
      ...tellDeed(kind, content),
    ],
    closing: CLOSINGS[kind](content),
    contact: contact && `（联系人：${contact.name}${contact.phone ? `，联系电话：${contact.phone}` : ''}）`,
    signature: content.signature,
    date: sayDay(content.day),
    photos: content.photos.map(({ role, day }, i) => ({
      caption: [`图${i + 1}`, PHOTO_NAMES[role] ?? '现场', sayDay(day)].join('　'),
    })),
    copies: copies.length === 0 ? null : `抄送：${copies.join('，')}。`,
  };
}

const TITLES: Readonly<Record<LetterKind, (water: string, problem: string) => readonly [string, string]>> = {
  assignment: (water, problem) => [`关于交办${water}`, `${problem}的函`],
  supervision: (water, problem) => [`关于督办${water}`, `${problem}的通知`],
  reply: (water, problem) => [`关于${water}${problem}`, '办理情况的复函'],
};

const OPENINGS: Readonly<Record<LetterKind, (content: LetterContent) => string>> = {
  assignment: ({ leads }) =>
    `现将下列问题交由你单位${leads === null ? '' : leads ? '主办' : '协办'}，请依法依规调查核实，及时整改。`,
  supervision: ({ cause }) => `${CAUSE_NAMES[cause ?? ''] ?? '现对下列问题'}予以督办，请立即采取措施，限期整改到位。`,
  reply: ({ answers }) =>
    answers ? `你办${answers}收悉。现将办理情况函复如下。` : '你办交办的问题收悉。现将办理情况函复如下。',
};

const CLOSINGS: Readonly<Record<LetterKind, (content: LetterContent) => string[]>> = {
  assignment: ({ leads }) => [
    leads === false
      ? '请积极配合主办单位，于办理时限前办结本单位承担的工作，并回复办理结果，附整改后照片。'
      : '请于办理时限前办结，并回复办理结果，附整改后照片。确因客观原因不能按期办结的，应在期限届满前申请延期。',
    '特此函达。',
  ],
  supervision: () => ['请将整改情况及整改后照片及时报送我办。逾期仍未办结的，将提请上级河长督办。', '特此通知。'],
  reply: () => ['专此函复。'],
};

function tellDeed(kind: LetterKind, { note, dueDay, overdueDays }: LetterContent): (readonly [string, string])[] {
  const due =
    dueDay === null ? [] : [[kind === 'reply' ? '原定时限' : '办理时限', sayDue(dueDay, overdueDays)] as const];
  const said = note.trim() === '' ? [] : [[kind === 'reply' ? '办理结果' : '有关要求', note] as const];
  return kind === 'reply' ? [...due, ...said] : [...said, ...due];
}

function sayDue(dueDay: string, overdueDays: number): string {
  return overdueDays === 0 ? `${sayDay(dueDay)}前` : `${sayDay(dueDay)}（已逾期${overdueDays}天）`;
}

function sayPlace(place: { readonly lon: number; readonly lat: number } | null): string {
  return place === null ? '' : `（经度${place.lon.toFixed(5)}，纬度${place.lat.toFixed(5)}）`;
}

/** A type that a later version brought is told as it is. */
function nameOf(names: Readonly<Record<string, string>>, key: string): string {
  return names[key] ?? key;
}
