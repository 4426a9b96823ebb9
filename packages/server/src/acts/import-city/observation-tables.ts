// The files of what was seen: samples, rain, bulletins and complaints. All become observations: when it was so, and when we knew.
import { BULLETIN_KINDS } from '@xunhe/domain/duty/bulletin';
import { ISSUERS } from '@xunhe/domain/duty/trigger-policy';
import { columnToIndicator } from '@xunhe/domain/observation/indicator';
import { RAIN } from '@xunhe/domain/observation/rain';
import { parseReading } from '@xunhe/domain/observation/reading';
import { standardReading } from '@xunhe/domain/observation/standard-reading';
import type { Row } from '../../sources/bundle/row.ts';
import type { CopyValue } from '../../store/copy.ts';
import { keepDeskBulletins, type Target } from '../../store/import/stage.ts';
import { type ImportContext, optionalRefer, pastDay, pastInstant, refer } from './context.ts';
import { wholeCity } from './point-tables.ts';
import type { TableStep } from './table-step.ts';

const OBSERVATIONS: Target = {
  table: 'observations',
  key: ['month', 'kind', 'key'],
  named: ['key'],
  columns: {
    month: 'text',
    kind: 'text',
    key: 'text',
    reach: 'text',
    place: 'text',
    region: 'text',
    seen_at: 'timestamptz',
    known_at: 'timestamptz',
    source: 'text',
    readings: 'jsonb',
    marks: 'jsonb',
    facts: 'jsonb',
  },
};

/** Things with an id of their own may move to another day; samples and rain are named by their day. */
export const MOVING_OBSERVATIONS: Target = { ...OBSERVATIONS, identity: ['kind', 'key'] };

const IMPORT = 'import';
const LONG_TEXT = 4000;

export function samplesStep(context: ImportContext, count: (mark: string, column: string) => void): TableStep {
  const meanings = new Map<string, { indicator: string; factor: number }>();
  const years = new Set<number>();
  return {
    form: {
      name: 'samples',
      required: ['station', 'date'],
      optional: ['known'],
      also: (column) => columnToIndicator(column) !== null,
    },
    target: OBSERVATIONS,
    years,
    onHeader(columns) {
      for (const column of columns) {
        const meaning = columnToIndicator(column);
        if (meaning) meanings.set(column, meaning);
      }
    },
    toValues(row) {
      const station = refer(context, row, 'station', 'station');
      const day = pastDay(context, row, 'date');
      const known = readKnown(context, row, day);
      const { readings, marks } = readReadings(row, meanings, count);
      if (station === null || day === null || row.faults.length > 0) return null;
      if (Object.keys(readings).length === 0) return row.fault('date', { kind: 'sample.empty' });
      years.add(Number(day.slice(0, 4)));
      return [
        day.slice(0, 7),
        'sample',
        `${row.cell('station')}/${day}`,
        station.reach!,
        row.cell('station'),
        station.region,
        context.zone.noon(day),
        known ?? context.zone.endOf(day),
        IMPORT,
        readings,
        marks,
        {},
      ];
    },
  };
}

/** When the laboratory's answer came: a day or an instant, not before the sample was taken. */
function readKnown(context: ImportContext, row: Row, day: string | null): Date | null {
  const text = row.cell('known');
  if (text === '' || day === null) return null;
  if (text.length > 10) {
    const ms = pastInstant(context, row, 'known');
    if (ms === null) return null;
    return context.zone.dayOf(ms) < day ? row.fault('known', { kind: 'date.beforeStart', start: day }) : new Date(ms);
  }
  const known = pastDay(context, row, 'known');
  if (known === null) return null;
  return known < day ? row.fault('known', { kind: 'date.beforeStart', start: day }) : context.zone.endOf(known);
}

function readReadings(
  row: Row,
  meanings: ReadonlyMap<string, { indicator: string; factor: number }>,
  count: (mark: string, column: string) => void,
) {
  const readings: Record<string, number> = {};
  const marks: Record<string, string> = {};
  for (const [column, { indicator, factor }] of meanings) {
    const cell = row.cell(column);
    if (cell === '') continue;
    const read = parseReading(cell);
    if (!read.ok) {
      row.fault(column, { kind: refusedReading(read.refusal) });
      continue;
    }
    if (read.value === null) continue;
    const { value, mark } = standardReading(read.value, { indicator, factor });
    readings[indicator] = value;
    if (mark !== null) marks[indicator] = mark;
    if (mark !== null && mark !== '<') count(mark, column);
  }
  return { readings, marks };
}

function refusedReading({ kind }: { readonly kind: string }): 'reading.notANumber' | 'reading.limitNotPositive' {
  return kind === 'reading.limitNotPositive' ? kind : 'reading.notANumber';
}

export function rainStep(context: ImportContext, count: (mark: string, column: string) => void): TableStep {
  const years = new Set<number>();
  return {
    form: { name: 'rain', required: ['gauge', 'date', 'rain_mm'], optional: [] },
    target: OBSERVATIONS,
    years,
    toValues(row) {
      const gauge = refer(context, row, 'gauge', 'gauge');
      const day = pastDay(context, row, 'date');
      const read = parseReading(row.cell('rain_mm'));
      if (!read.ok) return row.fault('rain_mm', { kind: refusedReading(read.refusal) });
      if (read.value === null) return row.fault('rain_mm', { kind: 'sample.empty' });
      if (gauge === null || day === null) return null;
      const { value, mark } = standardReading(read.value, { indicator: RAIN, factor: 1 });
      if (mark !== null && mark !== '<') count(mark, RAIN);
      years.add(Number(day.slice(0, 4)));
      const marks = mark === null ? {} : { [RAIN]: mark };
      return [
        day.slice(0, 7),
        'rain',
        `${row.cell('gauge')}/${day}`,
        null,
        row.cell('gauge'),
        gauge.region,
        context.zone.noon(day),
        context.zone.endOf(day),
        IMPORT,
        { [RAIN]: value },
        marks,
        {},
      ];
    },
  };
}

export function bulletinsStep(context: ImportContext): TableStep {
  const years = new Set<number>();
  return {
    form: { name: 'bulletins', required: ['id', 'reach', 'date', 'issuer'], optional: ['text', 'kind'] },
    target: MOVING_OBSERVATIONS,
    years,
    keep: (stage) => keepDeskBulletins(context.client, stage),
    toValues(row) {
      const id = row.text('id');
      const reach = refer(context, row, 'reach', 'reach');
      const day = pastDay(context, row, 'date');
      const issuer = row.choice('issuer', ISSUERS);
      const kind = row.cell('kind') === '' ? 'named' : row.choice('kind', BULLETIN_KINDS);
      const text = row.optionalText('text', LONG_TEXT) ?? '';
      if (id === null || reach === null || day === null) return null;
      years.add(Number(day.slice(0, 4)));
      const place = [row.cell('reach'), null, reach.region];
      const when = [context.zone.noon(day), context.zone.endOf(day)];
      return [day.slice(0, 7), 'bulletin', id, ...place, ...when, IMPORT, {}, {}, { issuer, kind, text }];
    },
  };
}

export function complaintsStep(context: ImportContext): TableStep {
  const years = new Set<number>();
  return {
    form: {
      name: 'complaints',
      required: ['id', 'reach', 'time', 'type', 'status'],
      optional: ['lon', 'lat', 'text'],
    },
    target: MOVING_OBSERVATIONS,
    years,
    toValues(row) {
      const id = row.text('id');
      const reach = optionalRefer(context, row, 'reach', 'reach');
      const point = row.point();
      const ms = pastInstant(context, row, 'time');
      const type = row.text('type');
      const status = row.choice('status', ['valid', 'invalid', 'open']);
      const text = row.optionalText('text', LONG_TEXT) ?? '';
      if (id === null || ms === null || row.faults.length > 0) return null;
      const day = context.zone.dayOf(ms);
      years.add(Number(day.slice(0, 4)));
      const at = new Date(ms);
      const facts = { type, status, text, lon: point?.lon ?? null, lat: point?.lat ?? null };
      const place: CopyValue[] = [row.cell('reach') || null, null, reach?.region ?? wholeCity(context)];
      return [day.slice(0, 7), 'complaint', id, ...place, at, at, IMPORT, {}, {}, facts];
    },
  };
}
