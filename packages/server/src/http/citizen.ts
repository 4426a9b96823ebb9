// What citizens reported, as the office sees it, and the signboards.
import { waterPath } from '@xunhe/contract/public-routes';
import { accept, refuse } from '@xunhe/domain/ground/result';
import { regionPrefix } from '@xunhe/domain/place/region';
import type { WaterKind } from '@xunhe/domain/place/water-body';
import { answerCitizen, lookAtPhone, readCitizenSide } from '../acts/citizen/answer-citizen.ts';
import { findProblem } from '../store/problem.ts';
import { listSignboards } from '../store/public-water.ts';
import type { Handlers } from './endpoint.ts';

export const citizenHandlers: Handlers<'citizenSide' | 'answerCitizen' | 'citizenPhone' | 'signboards'> = {
  async citizenSide({ who, params, tx }) {
    return tx(async (t) =>
      (await findProblem(t, who.city, params.id))
        ? accept({ citizen: await readCitizenSide(t, who, params.id) })
        : refuse({ kind: 'notFound' }),
    );
  },

  answerCitizen: async ({ house, who, scope, params, body }) =>
    answerCitizen(house, { ...who, scope }, { problem: params.id, text: body.text.trim() }),

  citizenPhone: async ({ house, who, scope, params }) => lookAtPhone(house, { ...who, scope }, params.id),

  async signboards({ who, query, tx }) {
    return tx(async (t) => {
      const rows = await listSignboards(t, who.city, {
        ...{ q: query.q, region: query.region && regionPrefix(query.region) },
        ...{ limit: query.limit ?? 50, offset: query.offset ?? 0, sorting: { sort: query.sort, order: query.order } },
      });
      return accept({
        total: rows[0]?.total ?? 0,
        rows: rows.map(({ id, name, name_en, kind, reaches }) => ({
          ...{ id, name, nameEn: name_en, kind: kind as WaterKind, reaches, path: waterPath(id) },
        })),
      });
    });
  },
};
