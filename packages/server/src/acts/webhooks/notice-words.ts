// A notice in words, Chinese or English. Nothing stands in it but what the notice holds: places, types, days, authorities. The mark in front
// of every title is also the keyword (自定义关键词) that a robot may ask for.
import type { Notice, ProblemNotice, ProblemNoticeKind } from '@xunhe/domain/problem/notice';
import { PROBLEM_TYPE_NAMES } from '@xunhe/domain/problem/problem-type-names';

type Language = 'zh' | 'en';

export interface NoticeWords {
  readonly title: string;
  readonly lines: readonly string[];
}

type Pair = readonly [zh: string, en: string];

const MARK: Pair = ['【巡河】', '[Xunhe] '];
/** `{key}` is filled when it is a key problem (重点问题). */
const TURNS: Readonly<Record<ProblemNoticeKind, Pair>> = {
  'problem.reported': ['新上报{key}问题', '{key}problem reported'],
  'problem.accepted': ['{key}问题已受理', '{key}problem accepted'],
  'problem.assigned': ['{key}问题已交办', '{key}problem assigned'],
  'problem.supervise': ['{key}问题挂牌督办', '{key}problem under supervision'],
  'problem.escalated': ['{key}问题超期升级', '{key}problem escalated, overdue'],
  'problem.overdue': ['{key}问题超期未办', '{key}problem overdue'],
  'problem.closed': ['{key}问题已销号', '{key}problem closed'],
};
const LEVELS: Readonly<Record<string, Pair>> = {
  town: ['镇（街）级', 'town'],
  district: ['区（县）级', 'district'],
  city: ['市级', 'city'],
};
const KEY: Pair = ['重点', 'key '];
const TEST: Pair = ['测试消息', 'Test message'];
const TEST_LINE: Pair = ['这是一条测试消息，无需处理。', 'This is a test; nothing is to be done.'];
const LINK: Pair = ['在控制台查看', 'Open in the console'];

export function wordNotice(notice: Notice, language: Language): NoticeWords {
  const words = notice.kind === 'warning.published' ? wordWarning(notice, language) : wordProblem(notice, language);
  return { title: pick(MARK, language) + words.title, lines: words.lines };
}

export function wordTest(name: string, language: Language): NoticeWords {
  const webhook = language === 'zh' ? `推送：${name}` : `Webhook: ${name}`;
  return { title: pick(MARK, language) + pick(TEST, language), lines: [pick(TEST_LINE, language), webhook] };
}

export function wordLink(language: Language): string {
  return pick(LINK, language);
}

function wordProblem(
  { kind, body }: { readonly kind: ProblemNoticeKind; readonly body: ProblemNotice },
  language: Language,
): NoticeWords {
  const isZh = language === 'zh';
  const turn = pick(TURNS[kind], language).replace('{key}', body.key ? pick(KEY, language) : '');
  const title = turn[0]!.toUpperCase() + turn.slice(1);
  const place = `${nameOf(body.reach, language)}${isZh ? `（${body.region.name}）` : `, ${nameOf(body.region, language)}`}`;
  const type = Object.hasOwn(PROBLEM_TYPE_NAMES, body.type)
    ? pick(PROBLEM_TYPE_NAMES[body.type as keyof typeof PROBLEM_TYPE_NAMES], language)
    : body.type;
  const level = body.level === null ? undefined : LEVELS[body.level];
  const facts: readonly (readonly [Pair, string | undefined])[] = [
    [['河段', 'Reach'], place],
    [['类型', 'Type'], type],
    [['层级', 'Level'], level && pick(level, language)],
    [['承办单位', 'Handled by'], body.departments.join(isZh ? '、' : ', ')],
    [['办理期限', 'Due'], body.dueDay ?? undefined],
  ];
  return { title: `${title}${isZh ? '：' : ': '}${nameOf(body.reach, language)}`, lines: wordFacts(facts, language) };
}

function wordWarning({ body }: Extract<Notice, { kind: 'warning.published' }>, language: Language): NoticeWords {
  const isZh = language === 'zh';
  const region = nameOf(body.region, language);
  const facts: readonly (readonly [Pair, string])[] = [
    [['红色预警河段', 'Reaches at red'], String(body.red)],
    [['橙色预警河段', 'Reaches at orange'], String(body.orange)],
    [['黄色预警河段', 'Reaches at yellow'], String(body.yellow)],
  ];
  return {
    title: isZh ? `${region}${body.month} 水质预警已发布` : `Warnings of ${body.month} published: ${region}`,
    lines: wordFacts(facts, language),
  };
}

function wordFacts(facts: readonly (readonly [Pair, string | undefined])[], language: Language): string[] {
  const colon = language === 'zh' ? '：' : ': ';
  return facts.flatMap(([word, value]) => (value ? [pick(word, language) + colon + value] : []));
}

function nameOf(
  { name, nameEn }: { readonly name: string; readonly nameEn: string | null },
  language: Language,
): string {
  return language === 'zh' ? name : (nameEn ?? name);
}

function pick([zh, en]: Pair, language: Language): string {
  return language === 'zh' ? zh : en;
}
