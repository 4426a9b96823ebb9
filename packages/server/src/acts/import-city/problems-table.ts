// `problems.csv`: cases of the past. Each is a problem and, because the bundle says that it was one, a finding: next month's risk reads it.
// A case that was moved in the house since keeps its state; the file only brings what the file changed.
import { createHash } from 'node:crypto';
import { dueDayOf, rectifyClock } from '@xunhe/domain/problem/deadline';
import { findingOf } from '@xunhe/domain/problem/finding';
import { isKeyProblem } from '@xunhe/domain/problem/key';
import { PROBLEM_SOURCES, PROBLEM_TYPES } from '@xunhe/domain/problem/problem-type';
import type { BadRow } from '../../sources/bundle/bad-row.ts';
import type { Row } from '../../sources/bundle/row.ts';
import { findUnknownPatrols, giveParts, nameReporters, stageFindings } from '../../store/import/problems.ts';
import { createStage, dropStage, mergeStage, type Stage, type Target } from '../../store/import/stage.ts';
import {
  type ImportContext,
  isRefusedThing,
  optionalPastInstant,
  optionalRefer,
  pastInstant,
  refer,
} from './context.ts';
import { MOVING_OBSERVATIONS } from './observation-tables.ts';
import type { TableStep } from './table-step.ts';

const LONG_TEXT = 4000;
const UNMOVED = 'NOT EXISTS (SELECT FROM problem_moves m WHERE m.city = t.city AND m.problem = t.id)';

const PROBLEMS: Target = {
  table: 'problems',
  key: ['id'],
  columns: {
    id: 'text',
    reach: 'text',
    region: 'text',
    type: 'text',
    source: 'text',
    key_problem: 'boolean',
    state: 'text',
    text: 'text',
    lon: 'double precision',
    lat: 'double precision',
    patrol: 'text',
    reporter: 'text',
    reported_at: 'timestamptz',
    due_day: 'date',
    closed_at: 'timestamptz',
    content_hash: 'bytea',
    since_day: 'date',
    department: 'text',
  },
  changedWhen: 't.content_hash IS DISTINCT FROM s.content_hash',
  set: {
    state: `CASE WHEN ${UNMOVED} THEN s.state ELSE t.state END`,
    due_day: `CASE WHEN ${UNMOVED} THEN s.due_day ELSE t.due_day END`,
    closed_at: `CASE WHEN ${UNMOVED} THEN s.closed_at ELSE t.closed_at END`,
    since_day: `CASE WHEN ${UNMOVED} THEN s.since_day ELSE t.since_day END`,
    department: `CASE WHEN ${UNMOVED} THEN s.department ELSE t.department END`,
  },
};

export function problemsStep(context: ImportContext): TableStep {
  const years = new Set<number>();
  const facts = new Map<number, object>();
  return {
    form: {
      name: 'problems',
      required: ['id', 'reach', 'type', 'source', 'reported', 'closed'],
      optional: ['key', 'patrol', 'overdue', 'text', 'lon', 'lat', 'department'],
    },
    target: PROBLEMS,
    thing: 'problem',
    years,
    toValues(row) {
      const id = row.text('id');
      const reach = refer(context, row, 'reach', 'reach');
      const type = row.choice('type', PROBLEM_TYPES);
      const source = row.choice('source', PROBLEM_SOURCES);
      const reported = pastInstant(context, row, 'reported');
      const closed = optionalPastInstant(context, row, 'closed');
      if (reported !== null && closed !== null && closed < reported)
        row.fault('closed', { kind: 'date.beforeStart', start: row.cell('reported') });
      const flag = row.cell('key') === '' ? null : row.choice('key', ['0', '1']);
      const overdue = row.cell('overdue') === '' ? null : row.choice('overdue', ['0', '1']);
      const text = row.optionalText('text', LONG_TEXT) ?? '';
      const patrol = row.optionalText('patrol');
      const point = row.point();
      optionalRefer(context, row, 'department', 'department');
      if (id === null || !reach || type === null || source === null || reported === null || row.faults.length > 0)
        return null;
      const key = flag === null ? isKeyProblem({ type }) : flag === '1';
      const state = closed === null ? 'assigned' : 'closed';
      const since = context.zone.dayOf(reported);
      years.add(Number(since.slice(0, 4)));
      facts.set(row.line, {
        ...findingOf({ id, type, key, source, patrol }),
        ...(overdue === null ? {} : { overdue: overdue === '1' }),
      });
      return [
        id,
        row.cell('reach'),
        reach.region,
        type,
        source,
        key,
        state,
        text,
        point?.lon ?? null,
        point?.lat ?? null,
        patrol,
        null,
        new Date(reported),
        dueDayOf({ type, state, since }, context.work.calendar.isWorkingDay),
        closed === null ? null : new Date(closed),
        hashRow(row),
        since,
        row.cell('department') || null,
      ];
    },
    settle: (_, stage) => refusePatrols(context, stage),
    afterMerge: (stage) => mergeFindings(context, stage, facts),
  };
}

const CONTENT = [
  'id',
  'reach',
  'type',
  'source',
  'reported',
  'closed',
  'key',
  'patrol',
  'overdue',
  'text',
  'lon',
  'lat',
  'department',
];

function hashRow(row: Row): Buffer {
  return createHash('sha256')
    .update(JSON.stringify(CONTENT.map((column) => row.cell(column))))
    .digest();
}

async function refusePatrols(context: ImportContext, stage: Stage): Promise<BadRow[]> {
  const unknown = await findUnknownPatrols(context.client, stage);
  await nameReporters(context.client, stage);
  return unknown.map(({ line, patrol }) => ({
    file: '',
    line,
    at: null,
    column: 'patrol',
    value: patrol.slice(0, 80),
    reason: { kind: isRefusedThing(context, 'patrol', patrol) ? 'ref.refused' : 'ref.unknown', thing: 'patrol' },
  }));
}

/** Working days that a department has, by type. */
function rectifyDays(): Record<string, number> {
  return Object.fromEntries(PROBLEM_TYPES.map((type) => [type, rectifyClock(type, '2000-01-01').days]));
}

async function mergeFindings(
  context: ImportContext,
  problems: Stage,
  facts: ReadonlyMap<number, object>,
): Promise<number> {
  const findings = await createStage(context.client, context.city.city, MOVING_OBSERVATIONS);
  await stageFindings(context.client, { problems, findings, facts, timezone: context.city.timezone });
  await mergeStage(context.client, findings);
  await dropStage(context.client, findings);
  await giveParts(context.client, problems, rectifyDays());
  return 0;
}
