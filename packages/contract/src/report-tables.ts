// The tables of a report. A cell is text or a number; its column says what the number is.
import { LEVEL_NAMES } from '@xunhe/domain/duty/level-names';
import { POST_NAMES } from '@xunhe/domain/people/post-names';
import type { ReportBody } from './report.ts';
import { classSign, nameIn, part, sayType } from './report-names.ts';
import { put, REPORT_WORDS, type ReportLanguage, sayPeriod } from './report-words.ts';

export type CellKind = 'text' | 'count' | 'share' | 'level';

export interface PageColumn {
  readonly label: string;
  readonly kind: CellKind;
}

export type PageCell = string | number | null;

export interface PageTable {
  readonly id: 'level' | 'type' | 'month' | 'area' | 'person' | 'reach';
  readonly title: string;
  readonly columns: readonly PageColumn[];
  readonly rows: readonly (readonly PageCell[])[];
  /** The level of each row, for its mark; null: none. */
  readonly levels: readonly (string | null)[];
}

export function makeTables(report: ReportBody, language: ReportLanguage): PageTable[] {
  const tables = [
    makeAreas(report, language),
    makePeople(report, language),
    makeReaches(report, language),
    makeLevels(report, language),
    makeTypes(report, language),
    ...(report.months.length > 1 ? [makeMonths(report, language)] : []),
  ];
  return tables.filter(({ rows }) => rows.length > 0);
}

type Key = keyof typeof REPORT_WORDS;

function makeTable(
  language: ReportLanguage,
  table: { readonly id: PageTable['id']; readonly title: Key; readonly columns: readonly (readonly [Key, CellKind])[] },
  rows: readonly (readonly PageCell[])[],
  levels: readonly (string | null)[] = rows.map(() => null),
): PageTable {
  const columns = table.columns.map(([label, kind]) => ({ label: put(REPORT_WORDS[label], language), kind }));
  return { id: table.id, title: put(REPORT_WORDS[table.title], language), columns, rows, levels };
}

type Line = Omit<ReportBody['areas'][number], 'region' | 'name'>;

const LINE_COLUMNS = [
  ['visits', 'count'],
  ['done', 'count'],
  ['doneShare', 'share'],
  ['effective', 'count'],
  ['own', 'count'],
  ['others', 'count'],
  ['open', 'count'],
  ['overdue', 'count'],
  ['failingShare', 'share'],
] as const satisfies readonly (readonly [Key, CellKind])[];

function lineCells(line: Line): PageCell[] {
  return [
    ...[line.visits, line.done, part(line.done, line.visits), line.effective, line.foundOwn, line.foundOthers],
    ...[line.open, line.overdue, part(line.water.failing, line.water.measured)],
  ];
}

function makeAreas({ areas, english }: ReportBody, language: ReportLanguage): PageTable {
  const columns = [['area', 'text'], ...LINE_COLUMNS] as const;
  return makeTable(
    language,
    { id: 'area', title: 'areas', columns },
    areas.map((area) => [nameIn(english, language, area.name), ...lineCells(area)]),
  );
}

function makePeople({ people }: ReportBody, language: ReportLanguage): PageTable {
  const columns = [['person', 'text'], ['post', 'text'], ...LINE_COLUMNS] as const;
  return makeTable(
    language,
    { id: 'person', title: 'people', columns },
    people.map((person) => [
      person.name,
      put(POST_NAMES[person.level as keyof typeof POST_NAMES] ?? [person.level, person.level], language),
      ...lineCells(person),
    ]),
  );
}

function makeReaches({ reaches, english }: ReportBody, language: ReportLanguage): PageTable {
  const levelName = (level: ReportBody['reaches'][number]['level']) =>
    level ? put(LEVEL_NAMES[level], language) : null;
  return makeTable(
    language,
    {
      ...{ id: 'reach', title: 'reaches' },
      columns: [
        ['reach', 'text'],
        ['level', 'level'],
        ['visits', 'count'],
        ['done', 'count'],
        ['problems', 'count'],
        ['open', 'count'],
        ['target', 'text'],
        ['classes', 'text'],
        ['failing', 'count'],
        ['nextLevel', 'text'],
        ['nextVisits', 'count'],
      ],
    },
    reaches.map((reach) => [
      nameIn(english, language, reach.name),
      reach.level ? levelName(reach.level) : put(REPORT_WORDS.noDuty, language),
      ...[reach.visits, reach.done, reach.problems, reach.open, classSign(reach.targetClass, language)],
      reach.classes.map((one) => (one === null ? '–' : classSign(one, language))).join(' '),
      ...[reach.water.failing, levelName(reach.nextLevel), reach.nextLevel === null ? null : reach.nextVisits],
    ]),
    reaches.map(({ level }) => level),
  );
}

function makeLevels({ figures }: ReportBody, language: ReportLanguage): PageTable {
  return makeTable(
    language,
    {
      ...{ id: 'level', title: 'byLevel' },
      columns: [
        ['level', 'level'],
        ['visits', 'count'],
        ['done', 'count'],
        ['doneShare', 'share'],
      ],
    },
    figures.byLevel.map(({ level, visits, done }) => [
      put(LEVEL_NAMES[level], language),
      visits,
      done,
      part(done, visits),
    ]),
    figures.byLevel.map(({ level }) => level),
  );
}

function makeTypes({ figures }: ReportBody, language: ReportLanguage): PageTable {
  return makeTable(
    language,
    {
      ...{ id: 'type', title: 'types' },
      columns: [
        ['type', 'text'],
        ['count', 'count'],
      ],
    },
    figures.found.types.map(({ type, count }) => [sayType(type, language), count]),
  );
}

function makeMonths({ months }: ReportBody, language: ReportLanguage): PageTable {
  return makeTable(
    language,
    {
      ...{ id: 'month', title: 'months' },
      columns: [
        ['monthColumn', 'text'],
        ['visits', 'count'],
        ['done', 'count'],
        ['doneShare', 'share'],
        ['own', 'count'],
        ['others', 'count'],
        ['measured', 'count'],
        ['failing', 'count'],
      ],
    },
    months.map((line) => [
      sayPeriod(line.month, language),
      ...[line.visits, line.done, part(line.done, line.visits), line.foundOwn, line.foundOthers],
      ...[line.water.measured, line.water.failing],
    ]),
  );
}
