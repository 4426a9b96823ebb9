// The duty card laid out for one sheet of paper: what is due first, the most warned waters first, and no more of each than a sheet can hold.
import { LEVEL_NAMES, WARNING_KIND_NAMES } from '@xunhe/domain/duty/level-names';
import { POST_NAMES } from '@xunhe/domain/people/post-names';
import { SOURCE_KIND_NAMES } from '@xunhe/domain/place/source-names';
import type { DutyCardBody } from './duty-card.ts';
import { CARD_PAPER_WORDS } from './duty-card-words.ts';
import type { LookFor } from './look-for.ts';
import { classSign, sayType } from './report-names.ts';
import { type Filling, put, type ReportLanguage, sayPart, sayPeriod, sayReportDay } from './report-words.ts';

export interface CardWater {
  readonly name: string;
  readonly level: string;
  readonly levelName: string;
  readonly why: readonly string[];
  readonly visits: string;
  readonly lookFor: readonly string[];
}

export interface CardPage {
  readonly title: string;
  readonly name: string;
  readonly post: string;
  readonly scan: string;
  readonly asOf: string;
  readonly duties: { readonly title: string; readonly lines: readonly string[] };
  readonly columns: {
    readonly water: string;
    readonly level: string;
    readonly visits: string;
    readonly lookFor: string;
  };
  readonly waters: { readonly title: string; readonly rows: readonly CardWater[]; readonly more: string | null };
  readonly contacts: { readonly title: string; readonly lines: readonly (readonly [name: string, phone: string])[] };
  readonly history: {
    readonly title: string;
    readonly parts: readonly { readonly name: string; readonly lines: readonly string[] }[];
  };
}

/** What fits a sheet in type that can be read: the card on the phone has the rest. */
const MOST_WATERS = 12;
const MOST_POINTS = 4;
const MOST_HISTORIES = 3;

export function makeCardPage(card: DutyCardBody, language: ReportLanguage): CardPage {
  const say = sayIn(language);
  const asked = card.reaches.find(({ visits }) => visits > 0);
  const shown = card.reaches.slice(0, MOST_WATERS);
  const post = POST_NAMES[card.level as keyof typeof POST_NAMES];
  return {
    title: say('title'),
    name: card.name,
    post: [nameOf(card.regionName, card.regionNameEn, language), post ? put(post, language) : '']
      .filter(Boolean)
      .join(' · '),
    ...{ scan: say('scan'), asOf: say('asOf', { day: sayReportDay(card.day, language) }) },
    duties: {
      title: say('month', { month: sayPeriod(card.month, language) }),
      lines: [
        card.visits > 0 ? say('visits', { visits: card.visits, done: card.done }) : say('noVisits'),
        ...(asked ? [say('walk', { minutes: asked.minutes, length: Math.round(asked.askedLengthM) })] : []),
        say('look'),
        ...(card.policy ? [say('rule', { policy: card.policy })] : []),
      ],
    },
    columns: { water: say('water'), level: say('level'), visits: say('visitsColumn'), lookFor: say('lookFor') },
    waters: {
      title: say('waters', { n: card.reaches.length }),
      rows: shown.map((reach) => layWater(reach, language)),
      more: shown.length < card.reaches.length ? say('moreWaters', { n: card.reaches.length - shown.length }) : null,
    },
    contacts: { title: say('contacts'), lines: layContacts(card, language) },
    history: {
      title: say('history'),
      parts: card.histories.slice(0, MOST_HISTORIES).map((history) => layHistory(card, history, language)),
    },
  };
}

type Reach = DutyCardBody['reaches'][number];
type Key = keyof typeof CARD_PAPER_WORDS;

function sayIn(language: ReportLanguage) {
  return (key: Key, filling: Filling = {}) => put(CARD_PAPER_WORDS[key], language, filling);
}

function layWater(reach: Reach, language: ReportLanguage): CardWater {
  const say = sayIn(language);
  const { lookFor, level, probability, stillNeeded, dueDay } = reach;
  const target = lookFor ? classSign(lookFor.targetClass, language) : '';
  const quality = !lookFor
    ? []
    : lookFor.lastSample
      ? [say('classNow', { cls: classSign(lookFor.lastSample.wqClass, language), target })]
      : [say('noSample', { target })];
  const kinds = reach.kinds.map((kind) => {
    const known = WARNING_KIND_NAMES[kind as keyof typeof WARNING_KIND_NAMES];
    return known ? put(known, language) : kind;
  });
  return {
    name: nameOf(reach.name, reach.nameEn, language),
    ...{ level, levelName: put(LEVEL_NAMES[level], language) },
    why: [...kinds, ...(probability === null ? [] : [say('chance', { share: sayPart(probability) })]), ...quality],
    visits: [
      reach.visits === 0 ? '–' : `${reach.done}/${reach.visits}`,
      ...(stillNeeded > 0 && dueDay ? [say('due', { still: stillNeeded, day: sayReportDay(dueDay, language) })] : []),
    ].join(' · '),
    lookFor: [
      ...(reach.outfalls > 0 ? [say('outfalls', { n: reach.outfalls })] : []),
      ...(lookFor ? layLookFor(lookFor, language) : []),
    ],
  };
}

function layLookFor(
  { riskPoints, riskPointTotal, problems, pastProblems }: LookFor,
  language: ReportLanguage,
): string[] {
  const say = sayIn(language);
  const comma = language === 'zh' ? '、' : ', ';
  const points = riskPoints.slice(0, MOST_POINTS).map(({ kind, name, faulty }) => {
    const known = SOURCE_KIND_NAMES[kind as keyof typeof SOURCE_KIND_NAMES];
    return `${known ? put(known, language) : kind} ${name}${faulty ? say('faulty') : ''}`;
  });
  const more =
    riskPointTotal > points.length ? (language === 'zh' ? '' : ' ') + say('more', { n: riskPointTotal }) : '';
  return [
    ...(problems.length > 0
      ? [
          say('open', {
            names: problems
              .slice(0, MOST_POINTS)
              .map(({ type, daysOpen }) => say('openOne', { type: sayType(type, language), n: daysOpen }))
              .join(comma),
          }),
        ]
      : []),
    ...(points.length > 0 ? [say('points', { names: points.join(comma) + more })] : []),
    ...(pastProblems.length > 0
      ? [
          say('past', {
            names: pastProblems
              .slice(0, MOST_POINTS)
              .map(({ type }) => sayType(type, language))
              .join(comma),
          }),
        ]
      : []),
  ];
}

function layContacts({ contacts }: DutyCardBody, language: ReportLanguage): CardPage['contacts']['lines'] {
  const say = sayIn(language);
  if (contacts.length === 0) return [[say('noContacts'), '']];
  return contacts.map(({ kind, name, level, regionName, regionNameEn, phone }) => {
    const region = nameOf(regionName, regionNameEn, language);
    const post = POST_NAMES[level as keyof typeof POST_NAMES];
    const what = kind === 'office' ? say('office', { region }) : `${post ? put(post, language) : ''} · ${region}`;
    return [`${name}　${what}`, phone ?? '–'];
  });
}

function layHistory(card: DutyCardBody, history: DutyCardBody['histories'][number], language: ReportLanguage) {
  const say = sayIn(language);
  const reach = card.reaches.find((one) => one.reach === history.reach);
  const { classes, problems, predecessor } = history;
  const comma = language === 'zh' ? '、' : ', ';
  return {
    name: reach ? nameOf(reach.name, reach.nameEn, language) : history.reach,
    lines: [
      classes.length > 0
        ? say('classes', { classes: classes.map(({ wqClass }) => classSign(wqClass, language)).join(' ') })
        : say('noClasses'),
      problems.length > 0
        ? say('problems', {
            names: problems
              .map(({ type, count }) => say('problemOne', { type: sayType(type, language), n: count }))
              .join(comma),
          })
        : say('noProblems'),
      ...(predecessor?.to
        ? [say('predecessor', { name: predecessor.name, day: sayReportDay(predecessor.to, language) })]
        : []),
    ],
  };
}

function nameOf(name: string, nameEn: string | null, language: ReportLanguage): string {
  return language === 'en' ? (nameEn ?? name) : name;
}
