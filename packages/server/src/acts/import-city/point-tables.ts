// What stands beside the water, in a bundle: stations, gauges and sources.
import { LOAD_KGD, LONGEST_NAME, SOURCE_KINDS, STATION_KINDS } from '@xunhe/domain/place/register-form';
import { type ImportContext, learn, optionalRefer, refer } from './context.ts';
import type { TableStep } from './table-step.ts';

export function stationsStep(context: ImportContext): TableStep {
  return {
    form: { name: 'stations', required: ['id', 'reach', 'name', 'kind'], optional: ['lon', 'lat', 'name_en'] },
    target: {
      table: 'stations',
      key: ['id'],
      columns: {
        id: 'text',
        reach: 'text',
        region: 'text',
        name: 'text',
        name_en: 'text',
        kind: 'text',
        lon: 'double precision',
        lat: 'double precision',
      },
    },
    thing: 'station',
    register: 'station',
    toValues(row) {
      const id = row.text('id');
      const reach = refer(context, row, 'reach', 'reach');
      const name = row.text('name', LONGEST_NAME);
      const kind = row.choice('kind', STATION_KINDS);
      const point = row.point();
      if (id === null || !reach) return null;
      const place = [point?.lon ?? null, point?.lat ?? null];
      return [id, row.cell('reach'), reach.region, name, row.optionalText('name_en', LONGEST_NAME), kind, ...place];
    },
    learn: () => learnStations(context),
  };
}

export function learnStations(context: ImportContext): Promise<void> {
  return learn(context, 'station', 'SELECT id, reach, region FROM stations WHERE city = $1');
}

export function gaugesStep(context: ImportContext): TableStep {
  return {
    form: { name: 'gauges', required: ['id'], optional: ['name', 'name_en', 'lon', 'lat', 'region', 'opened_on'] },
    target: {
      table: 'gauges',
      key: ['id'],
      columns: {
        id: 'text',
        name: 'text',
        name_en: 'text',
        region: 'text',
        lon: 'double precision',
        lat: 'double precision',
        opened_on: 'date',
      },
    },
    thing: 'gauge',
    register: 'gauge',
    toValues(row) {
      const id = row.text('id');
      // Many lists of gauges know codes alone.
      const name = row.optionalText('name', LONGEST_NAME) ?? id;
      const nameEn = row.optionalText('name_en', LONGEST_NAME);
      const region = optionalRefer(context, row, 'region', 'region')?.region ?? wholeCity(context);
      const point = row.point();
      return [id, name, nameEn, region, point?.lon ?? null, point?.lat ?? null, row.optionalDay('opened_on')];
    },
    learn: () => learnGauges(context),
  };
}

export function learnGauges(context: ImportContext): Promise<void> {
  return learn(context, 'gauge', 'SELECT id, region FROM gauges WHERE city = $1');
}

export function wholeCity(context: ImportContext): string {
  return context.city.city.padEnd(12, '0');
}

export function sourcesStep(context: ImportContext): TableStep {
  return {
    form: {
      name: 'sources',
      required: ['id', 'kind', 'name', 'reach'],
      optional: ['lon', 'lat', 'load_kgd', 'status'],
    },
    target: {
      table: 'sources',
      key: ['id'],
      columns: {
        id: 'text',
        kind: 'text',
        name: 'text',
        reach: 'text',
        region: 'text',
        lon: 'double precision',
        lat: 'double precision',
        load_kgd: 'double precision',
        status: 'text',
      },
    },
    register: 'source',
    toValues(row) {
      const id = row.text('id');
      const kind = row.choice('kind', SOURCE_KINDS);
      const name = row.text('name', LONGEST_NAME);
      const reach = refer(context, row, 'reach', 'reach');
      const point = row.point();
      const load = row.optionalNumber('load_kgd', LOAD_KGD);
      const status = row.optionalText('status');
      if (!reach) return null;
      return [id, kind, name, row.cell('reach'), reach.region, point?.lon ?? null, point?.lat ?? null, load, status];
    },
  };
}
