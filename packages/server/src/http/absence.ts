// Days on which chiefs are away.

import type { AbsenceKind } from '@xunhe/domain/duty/absence';
import { accept } from '@xunhe/domain/ground/result';
import { rightOf } from '@xunhe/domain/people/may';
import { takeBackAbsence, tellAbsence } from '../acts/absence/tell-absence.ts';
import { readCityClock } from '../acts/city-clock.ts';
import { type FoundAbsence, searchAbsences } from '../store/absence.ts';
import { findCity } from '../store/place.ts';
import type { Handlers } from './endpoint.ts';

export const absenceHandlers: Handlers<'absences' | 'tellAbsence' | 'takeBackAbsence'> = {
  absences: async ({ house, who, query, tx }) =>
    tx(async (t) => {
      const rows = await searchAbsences(t, {
        city: who.city,
        person: rightOf(who.role, 'delegation.read') === 'own' ? who.id : query.person,
        sorting: { sort: query.sort, order: query.order },
        limit: query.limit ?? 50,
        offset: query.offset ?? 0,
      });
      const { today } = readCityClock((await findCity(t, who.city))!, house.now());
      return accept({ total: rows[0]?.total ?? 0, rows: rows.map((row) => rowToAbsence(row, today)) });
    }),

  tellAbsence: async ({ house, who, body }) => tellAbsence(house, who, body),
  takeBackAbsence: async ({ house, who, body }) => takeBackAbsence(house, who, body.id),
};

function rowToAbsence(row: FoundAbsence, today: string) {
  const { id, person, from_day: from, to_day: to } = row;
  const state = row.withdrawn_at !== null ? 'withdrawn' : to < today ? 'over' : from > today ? 'coming' : 'running';
  return {
    ...({ id, person, personName: row.person_name, kind: row.kind as AbsenceKind, from, to, state } as const),
    duties: row.moved.length,
  };
}
