// The doors of bulletins and public opinion.

import { isDay } from '@xunhe/domain/ground/day';
import { accept, refuse } from '@xunhe/domain/ground/result';
import { rightOf } from '@xunhe/domain/people/may';
import { regionPrefix } from '@xunhe/domain/place/region';
import { raiseByBulletin } from '../acts/bulletins/raise-bulletin.ts';
import { reportBulletin } from '../acts/bulletins/report-bulletin.ts';
import { findNamedReaches, rowToBulletin, tellBulletin, tellEffect } from '../acts/bulletins/tell-bulletin.ts';
import { correctBulletin, enterBulletin, withdrawBulletin } from '../acts/bulletins/write-bulletin.ts';
import { readPolicy } from '../acts/cycle/policy.ts';
import { findBulletinOfProblem, searchBulletins } from '../store/bulletin.ts';
import { findProblem } from '../store/problem.ts';
import type { Handlers } from './endpoint.ts';

type Reads = 'bulletins' | 'bulletinEffect' | 'bulletin' | 'bulletinOfProblem';
type Deeds = 'enterBulletin' | 'correctBulletin' | 'withdrawBulletin' | 'raiseByBulletin' | 'reportBulletin';

export const bulletinHandlers: Handlers<Reads | Deeds> = {
  bulletins: ({ who, query, tx }) =>
    tx(async (t) => {
      const { limit = 50, offset = 0, show = 'all', region, ...rest } = query;
      const rows = await searchBulletins(t, {
        ...{ city: who.city, limit, offset, ...rest },
        region: region && regionPrefix(region),
        withdrawn: show === 'all' ? undefined : show === 'withdrawn',
      });
      const told = [];
      for (const { total: _, ...row } of rows)
        told.push(rowToBulletin(row, await readPolicy(t, who.city, row.knownDay.slice(0, 7), 'triggers')));
      return accept({ rows: told, total: rows[0]?.total ?? 0 });
    }),

  bulletinEffect: ({ house, who, query, tx }) =>
    tx(async (t) => {
      const { reaches, knownDay, ...said } = query;
      if (!isDay(knownDay)) return refuse({ kind: 'request.invalid', path: '/query/knownDay' });
      const ids = reaches.split(',').filter((id) => id !== '');
      const named = await findNamedReaches(t, who.city, ids);
      return accept(await tellEffect(t, house, { who, said, reaches: named, knownDay, isCounted: false }));
    }),

  bulletin: ({ house, who, params, tx }) => tx((t) => tellBulletin(t, house, { who, id: params.id })),

  bulletinOfProblem: ({ who, params: { id }, tx }) =>
    tx(async (t) => {
      const problem = await findProblem(t, who.city, id);
      const reach = rightOf(who.role, 'problem.read');
      if (!problem || reach === null || (reach === 'own' && problem.reporter !== who.id))
        return refuse({ kind: 'notFound' });
      return accept({ bulletin: await findBulletinOfProblem(t, who.city, id) });
    }),

  enterBulletin: ({ house, who, body }) => enterBulletin(house, who, body),
  correctBulletin: ({ house, who, params, body }) => correctBulletin(house, who, { ...body, ...params }),
  withdrawBulletin: ({ house, who, params, body }) => withdrawBulletin(house, who, { ...body, ...params }),
  async raiseByBulletin({ house, who, params, body }) {
    const raised = await raiseByBulletin(house, who, { ...body, ...params });
    return raised.ok ? accept({ done: true as const }) : raised;
  },
  reportBulletin: ({ house, who, params, body }) => reportBulletin(house, who, { ...body, ...params }),
};
