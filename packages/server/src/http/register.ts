// The registers: read under the eyes of the region, changed by acts. What was drawn on the map is drawn anew after a change.
import { accept, type Result, refuse } from '@xunhe/domain/ground/result';
import { regionPrefix } from '@xunhe/domain/place/region';
import type { RegisterValues } from '@xunhe/domain/place/register-form';
import { createRecord, editRecord, retireRecord } from '../acts/register/change-record.ts';
import { editRecords } from '../acts/register/edit-records.ts';
import { joinReaches } from '../acts/register/join-reaches.ts';
import { splitReach } from '../acts/register/split-reach.ts';
import { undoChange } from '../acts/register/undo-change.ts';
import { type FoundRecord, findRecord, listSortFields, searchRecords } from '../store/register.ts';
import { countBatches, listChanges } from '../store/register-change.ts';
import type { Handlers } from './endpoint.ts';
import type { House } from './house.ts';

type Name =
  | 'register'
  | 'registerRecord'
  | 'createRecord'
  | 'editRecord'
  | 'retireRecord'
  | 'undoRecord'
  | 'editRecords'
  | 'splitReach'
  | 'joinReaches';

export const registerHandlers: Handlers<Name> = {
  register: async ({ who, params, query, tx }) => {
    const { kind } = params;
    const { sort, order } = query;
    const fields = listSortFields(kind);
    if (sort !== undefined && !fields.includes(sort))
      return refuse({ kind: 'list.sort', path: '/query/sort', fields: [...fields] });
    return tx(async (t) => {
      const { rows, total } = await searchRecords(t, {
        ...{ city: who.city, kind, q: query.q, subkind: query.subkind, retired: query.retired ?? false },
        ...{ region: query.region && regionPrefix(query.region), sorting: { sort, order } },
        ...{ limit: query.limit ?? 50, offset: query.offset ?? 0 },
      });
      return accept({ rows: rows.map(tellRecord), total });
    });
  },

  registerRecord: async ({ who, params, tx }) =>
    tx(async (t) => {
      const record = await findRecord(t, who.city, params);
      if (!record) return refuse({ kind: 'notFound' });
      const changes = await listChanges(t, who.city, params);
      const together = await countBatches(
        t,
        who.city,
        changes.flatMap(({ batch }) => batch ?? []),
      );
      return accept({
        record: tellRecord(record),
        changes: changes.map(({ kind: _, id: __, batch, by, byName, at, ...change }) => ({
          ...{ ...change, by: byName ?? by, at: at.toISOString() },
          together: batch === null ? 1 : (together.get(batch) ?? 1),
        })),
      });
    }),

  createRecord: ({ house, who, params, body }) =>
    drawnAnew(house, who.city, createRecord(house, who, { ...params, ...body, values: valuesOf(body) })),
  editRecord: ({ house, who, params, body }) =>
    drawnAnew(house, who.city, editRecord(house, who, { ...params, ...body, values: valuesOf(body) })),
  retireRecord: ({ house, who, params, body }) =>
    drawnAnew(house, who.city, retireRecord(house, who, { ...params, ...body })),
  undoRecord: ({ house, who, params, body }) =>
    drawnAnew(house, who.city, undoChange(house, who, { ...params, ...body })),
  editRecords: ({ house, who, params, body }) =>
    drawnAnew(house, who.city, editRecords(house, who, { ...params, ...body, values: valuesOf(body) })),
  splitReach: ({ house, who, params, body }) => {
    const fresh = { ...body.fresh, nameEn: body.fresh.nameEn ?? null };
    return drawnAnew(house, who.city, splitReach(house, who, { ...params, ...body, fresh }));
  },
  joinReaches: ({ house, who, params, body }) =>
    drawnAnew(house, who.city, joinReaches(house, who, { ...params, ...body })),
};

async function drawnAnew<T>({ tiles }: House, city: string, act: Promise<Result<T>>): Promise<Result<T>> {
  const result = await act;
  if (result.ok) tiles.forget(city);
  return result;
}

/** What a shape is made of is judged with the other values. */
function valuesOf({ values }: { readonly values: object }): RegisterValues {
  return values as RegisterValues;
}

function tellRecord({ id, values, names, region, regionName, retiredOn, version }: FoundRecord) {
  return { id, values, names, region, regionName, retiredOn, version };
}
