// E-mail as a way of reminders: one's own mailbox, and for whoever looks after accounts what became of what was sent to a person.
import { accept, refuse } from '@xunhe/domain/ground/result';
import { chooseMail, confirmMail, dropMail, setMailAddress, tellMail } from '../acts/mail/own-mail.ts';
import { everybodyIn } from '../acts/reminders/city-scope.ts';
import { findAccount } from '../store/account.ts';
import { inScope } from '../store/db.ts';
import { listMailDeliveries } from '../store/mail-delivery.ts';
import { listPushDeliveries } from '../store/push.ts';
import type { Handlers } from './endpoint.ts';

type Own = 'mailState' | 'setMailAddress' | 'confirmMail' | 'chooseMail' | 'dropMail';

const MOST = 50;

export const mailHandlers: Handlers<Own | 'accountDeliveries'> = {
  mailState: async ({ house, who }) => accept(await tellMail(house, who)),
  /** Whoever entered without a password sends no letters anywhere. */
  setMailAddress: async ({ house, who, body }) =>
    who.sessionKind === 'guest' ? refuse({ kind: 'mail.off' }) : setMailAddress(house, who, body),
  confirmMail: ({ house, who, body }) => confirmMail(house, who, body.code),
  chooseMail: ({ house, who, body }) => chooseMail(house, who, body),
  dropMail: ({ house, who }) => dropMail(house, who),

  accountDeliveries: async ({ house, who, params, tx }) => {
    const account = await tx((t) => findAccount(t, who.city, params.login));
    if (!account) return refuse({ kind: 'notFound' });
    const owner = { city: who.city, person: account.person.id };
    // The rows are the person's own; that his account lies in the region was asked above.
    const { pushes, letters } = await inScope(house.db, everybodyIn(who.city), async (t) => ({
      pushes: await listPushDeliveries(t, owner, MOST),
      letters: await listMailDeliveries(t, owner, MOST),
    }));
    const rows = [
      ...pushes.map((row) => ({ ...row, channel: 'push' as const, answer: String(row.status ?? '') })),
      ...letters.map((row) => ({ ...row, channel: 'mail' as const })),
    ].toSorted((a, b) => b.made_at.getTime() - a.made_at.getTime());
    return accept({
      rows: rows.slice(0, MOST).map(({ channel, state, attempts, answer, made_at }) => ({
        ...{ channel, state, attempts, answer, at: made_at.toISOString() },
      })),
    });
  },
};
