// A report laid out: headings, sentences, figures and tables, in one language. The screen, the PDF and the workbook show this one page, so they
// cannot tell different things. Values stay numbers; each place says them in its own way.
import type { WarningLevel } from '@xunhe/domain/duty/level';
import { LEVEL_NAMES } from '@xunhe/domain/duty/level-names';
import { POST_NAMES } from '@xunhe/domain/people/post-names';
import type { ReportBody } from './report.ts';
import { nameIn, part } from './report-names.ts';
import { makeTables, type PageTable } from './report-tables.ts';
import { ADVICE_WORDS, put, REPORT_WORDS, type ReportLanguage, sayPeriod, sayReportDay } from './report-words.ts';

export type FigureKind = 'count' | 'decimal' | 'share';

export interface PageFigure {
  readonly label: string;
  readonly kind: FigureKind;
  readonly value: number | null;
  /** The same of the period before; null: not known. */
  readonly before: number | null;
}

export interface PageGroup {
  readonly title: string;
  readonly figures: readonly PageFigure[];
}

export interface PageChart {
  readonly title: string;
  readonly labels: readonly string[];
  readonly series: readonly { readonly name: string; readonly values: readonly number[] }[];
}

export interface ReportPage {
  readonly title: string;
  readonly subtitle: string;
  /** That figures will change; null when the period is over. */
  readonly notice: string | null;
  readonly well: { readonly title: string; readonly lines: readonly string[] };
  readonly next: { readonly title: string; readonly lines: readonly string[] };
  readonly columns: { readonly figure: string; readonly value: string; readonly before: string };
  readonly groups: readonly PageGroup[];
  readonly charts: readonly PageChart[];
  readonly map: {
    readonly title: string;
    readonly levels: readonly { readonly level: WarningLevel | null; readonly name: string }[];
  };
  readonly tables: readonly PageTable[];
  readonly method: { readonly title: string; readonly lines: readonly string[] };
}

export function makeReportPage(report: ReportBody, language: ReportLanguage): ReportPage {
  const say = (key: keyof typeof REPORT_WORDS, filling = {}) => put(REPORT_WORDS[key], language, filling);
  const isChief = report.kind === 'chief';
  const name = nameIn(report.english, language, report.name, isChief ? null : report.regionNameEn);
  const place = language === 'en' ? (report.regionNameEn ?? report.regionName) : report.regionName;
  const post = isChief
    ? [place, put(POST_NAMES[report.level as keyof typeof POST_NAMES] ?? [report.level, report.level], language)]
    : [];
  const lines = (is: 'well' | 'next') =>
    report.advice.filter((advice) => advice.is === is).map((advice) => sayAdvice(report, advice, language));
  return {
    title: say(isChief ? 'titleChief' : 'titleRegion', { name, period: sayPeriod(report.period, language) }),
    subtitle: [...post, say('asOf', { day: sayReportDay(report.asOf, language) })].join(' · '),
    notice: isRunning(report) ? say('running') : null,
    well: { title: say('well'), lines: lines('well') },
    next: { title: say('next'), lines: lines('next') },
    columns: { figure: say('figure'), value: say('value'), before: say('before') },
    groups: makeGroups(report, say),
    charts: makeCharts(report, language),
    map: {
      title: say('map'),
      levels: (['red', 'orange', 'yellow', 'none', null] as const)
        .filter((level) => report.reaches.some((reach) => reach.level === level))
        .map((level) => ({ level, name: level ? put(LEVEL_NAMES[level], language) : say('noDuty') })),
    },
    tables: makeTables(report, language),
    method: {
      title: say('methodTitle'),
      lines: [say('methodVisits'), say('methodFound'), say('methodWater'), say('methodDay')],
    },
  };
}

type Say = (key: keyof typeof REPORT_WORDS) => string;

function makeGroups({ figures, before, waterYearBefore, kind }: ReportBody, say: Say): PageGroup[] {
  const [now, then] = [figures, before];
  const figure = (
    label: keyof typeof REPORT_WORDS,
    of: (figures: ReportBody['figures']) => number | null,
    figureKind: FigureKind = 'count',
  ): PageFigure => ({ label: say(label), kind: figureKind, value: of(now), before: then && of(then) });
  const isChief = kind === 'chief';
  return [
    {
      title: say('form'),
      figures: [
        figure('visits', ({ asked }) => asked.visits),
        figure('done', ({ asked }) => asked.done),
        figure('doneShare', ({ asked }) => part(asked.done, asked.visits), 'share'),
        figure('patrols', ({ walked }) => walked.patrols),
        figure('effective', ({ walked }) => walked.effective),
        figure('length', ({ walked }) => walked.lengthM / 1000, 'decimal'),
        figure('hours', ({ walked }) => walked.minutes / 60, 'decimal'),
        figure('asked', ({ asked }) => asked.minutes / 60, 'decimal'),
      ],
    },
    {
      title: say('content'),
      figures: [
        figure(isChief ? 'ownChief' : 'own', ({ found }) => found.own),
        figure('others', ({ found }) => found.others),
        figure('key', ({ found }) => found.key),
        figure(isChief ? 'keyOwnChief' : 'keyOwn', ({ found }) => found.keyOwn),
      ],
    },
    {
      title: say('result'),
      figures: [
        figure('ended', ({ solved }) => solved.ended),
        figure('onTime', ({ solved }) => (solved.withDay === 0 ? null : solved.onTime)),
        figure('medianDays', ({ solved }) => solved.medianDays, 'decimal'),
        figure('open', ({ solved }) => solved.open),
        figure('overdue', ({ solved }) => solved.overdue),
        figure('measured', ({ water }) => water.measured),
        figure('failing', ({ water }) => water.failing),
        figure('failingShare', ({ water }) => part(water.failing, water.measured), 'share'),
        {
          ...{ label: say('failingYear'), kind: 'share', before: null },
          value: part(waterYearBefore.failing, waterYearBefore.measured),
        },
      ],
    },
  ];
}

function makeCharts({ months, kind }: ReportBody, language: ReportLanguage): PageChart[] {
  if (months.length < 2) return [];
  const say = (key: keyof typeof REPORT_WORDS) => put(REPORT_WORDS[key], language);
  const labels = months.map(({ month }) => String(Number(month.slice(5))));
  const own = kind === 'chief' ? 'ownChief' : 'own';
  return [
    {
      ...{ title: say('chartVisits'), labels },
      series: [
        { name: say('visits'), values: months.map(({ visits }) => visits) },
        { name: say('done'), values: months.map(({ done }) => done) },
      ],
    },
    {
      ...{ title: say('chartFound'), labels },
      series: [
        { name: say(own), values: months.map(({ foundOwn }) => foundOwn) },
        { name: say('others'), values: months.map(({ foundOthers }) => foundOthers) },
      ],
    },
  ];
}

function sayAdvice({ english }: ReportBody, advice: ReportBody['advice'][number], language: ReportLanguage): string {
  const words = ADVICE_WORDS[advice.kind as keyof typeof ADVICE_WORDS];
  const names = advice.names.map((name) => nameIn(english, language, name));
  const isAll = advice.n <= names.length;
  return put(words, language, {
    ...{ n: advice.n, of: advice.of ?? 0 },
    names: names.join(language === 'zh' ? '、' : ', ') + (isAll ? '' : language === 'zh' ? '等' : ' and others'),
    month: advice.month ? sayPeriod(advice.month, language) : '',
  });
}

function isRunning({ asOf, months }: ReportBody): boolean {
  const last = months.at(-1)?.month ?? '';
  const [year = 0, month = 1] = last.split('-').map(Number);
  return asOf < `${last}-${new Date(Date.UTC(year, month, 0)).getUTCDate()}`;
}
