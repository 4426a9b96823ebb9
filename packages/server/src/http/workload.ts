// How many minutes a month asks of each chief, as far as the account sees their duties; against the limits of the rule in force then.
import { fillRule } from '@xunhe/domain/duty/rule';
import { loadPeople, spreadByPost } from '@xunhe/domain/duty/workload';
import { accept } from '@xunhe/domain/ground/result';
import type { PostLevel } from '@xunhe/domain/people/post';
import { regionPrefix } from '@xunhe/domain/place/region';
import { readPolicy } from '../acts/cycle/policy.ts';
import { listAskedMinutes } from '../store/duty.ts';
import { listNames } from '../store/people.ts';
import type { Handlers } from './endpoint.ts';

export const workloadHandlers: Handlers<'workload'> = {
  workload: async ({ who, params: { month }, query, tx }) =>
    tx(async (t) => {
      const { city } = who;
      const limits = fillRule(await readPolicy(t, city, month, 'duty')).mostMinutes.value;
      const duties = await listAskedMinutes(t, { city, month, region: query.region && regionPrefix(query.region) });
      const people = loadPeople(
        duties.map((row) => ({ ...row, post: row.post as PostLevel })),
        limits,
      );
      const { limit = 50, offset = 0 } = query;
      const page = people.slice(offset, offset + limit);
      const names = await listNames(
        t,
        city,
        page.map(({ person }) => person),
      );
      return accept({
        month,
        posts: spreadByPost(people, limits),
        rows: page.map((one) => ({ ...one, personName: names.get(one.person) ?? one.person })),
        total: people.length,
      });
    }),
};
