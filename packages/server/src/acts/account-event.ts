// What happens to an account as an event of the record, and the scope in which one's own account is found.
import type { Scope } from '../store/db.ts';
import type { Chance } from '../store/events.ts';
import type { Person } from '../store/people.ts';

export function accountEvent(chance: Chance, kind: string, by: Pick<Person, 'id'>, whose: Person, body: object = {}) {
  return {
    city: whose.city,
    kind,
    key: `${whose.login}/${Buffer.from(chance.random(9)).toString('base64url')}`,
    region: whose.region,
    actor: by.id,
    subject: whose.id,
    body: { login: whose.login, ...body },
  };
}

/** One's own account is found wherever it stands: somebody may serve in one region and be listed in another. */
export function ownScope(who: Person): Scope {
  return { ...who.scope, region: who.city };
}
