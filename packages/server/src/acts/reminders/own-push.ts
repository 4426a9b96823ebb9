// Whether this device rings, and for what: a person decides it for himself, each device for its session.
import { ECDH } from 'node:crypto';
import type { AnswerOf } from '@xunhe/contract/client';
import type { ChoosePushBody, SubscribeBody } from '@xunhe/contract/reminder';
import { REMINDER_KINDS } from '@xunhe/domain/duty/reminder';
import { ringsFor } from '@xunhe/domain/duty/reminder-rule';
import { makeId } from '@xunhe/domain/ground/id';
import { accept, type Result, refuse } from '@xunhe/domain/ground/result';
import type { PushOffice } from '../../push/push-office.ts';
import { type Database, inScope, type Tx } from '../../store/db.ts';
import { type Chance, writeEvent } from '../../store/events.ts';
import type { Person } from '../../store/people.ts';
import {
  dropSubscription,
  findLastDelivery,
  findSubscription,
  listPushChoices,
  putSubscription,
  setPushChoice,
} from '../../store/push.ts';
import { ownScope } from '../account-event.ts';
import { readReminderRule } from './ringing.ts';

export interface PushHouse extends Chance {
  readonly db: Database;
  readonly push: PushOffice | null;
}

export interface Bearer extends Person {
  readonly session: string;
}

type PushState = AnswerOf<'pushState'>;

export function tellPush(house: PushHouse, who: Bearer): Promise<PushState> {
  return inScope(house.db, ownScope(who), (tx) => readState(tx, house, who));
}

export async function subscribePush(house: PushHouse, who: Bearer, asked: SubscribeBody): Promise<Result<PushState>> {
  if (!house.push) return refuse({ kind: 'push.off' });
  if (!house.push.accepts(asked.endpoint)) return refuse({ kind: 'push.host', path: '/body/endpoint' });
  if (!isPoint(asked.p256dh)) return refuse({ kind: 'request.invalid', path: '/body/p256dh' });
  const { endpoint, p256dh, auth, language } = asked;
  // Everybody's: the browser may have served another person before, and his pushes must not go on coming here.
  return inScope(house.db, { ...ownScope(who), everybody: true }, async (tx) => {
    await putSubscription(tx, {
      ...{ city: who.city, session: who.session, person: who.id, endpoint, p256dh, auth, language },
      made_at: new Date(house.now()),
    });
    const state = await readState(tx, house, who);
    await note(tx, house, who, { kind: 'push.subscribed', body: { host: new URL(endpoint).host } });
    return accept(state);
  });
}

export async function unsubscribePush(house: PushHouse, who: Bearer): Promise<PushState> {
  return inScope(house.db, ownScope(who), async (tx) => {
    await dropSubscription(tx, who.city, who.session);
    const state = await readState(tx, house, who);
    await note(tx, house, who, { kind: 'push.unsubscribed', body: {} });
    return state;
  });
}

export async function choosePush(
  house: PushHouse,
  who: Bearer,
  { kind, push }: ChoosePushBody,
): Promise<Result<PushState>> {
  const owner = { city: who.city, person: who.id };
  return inScope(house.db, ownScope(who), async (tx) => {
    const before = (await readState(tx, house, who)).kinds.find((one) => one.kind === kind)!;
    if (before.fixed && !push) return refuse({ kind: 'push.mustKnow', path: '/body/push' });
    await setPushChoice(tx, owner, kind, push);
    if (before.push !== push) await note(tx, house, who, { kind: 'push.chosen', body: { kind, push } });
    return accept(await readState(tx, house, who));
  });
}

async function readState(tx: Tx, house: PushHouse, who: Bearer): Promise<PushState> {
  const { push } = house;
  const choices = await listPushChoices(tx, { city: who.city, person: who.id });
  const rule = await readReminderRule(tx, house, who.city);
  const last = await findLastDelivery(tx, who.city, who.session);
  return {
    key: push?.publicKey ?? null,
    endpoint: (await findSubscription(tx, who.city, who.session))?.endpoint ?? null,
    kinds: REMINDER_KINDS.map((kind) => ({
      kind,
      push: ringsFor(rule, kind, { role: who.role, chosen: choices.get(kind) }),
      fixed: rule.kinds[kind].value.mustKnow,
    })),
    last: last && { at: last.made_at.toISOString(), state: last.state },
  };
}

async function note(
  tx: Tx,
  house: Chance,
  who: Bearer,
  { kind, body }: { readonly kind: string; readonly body: object },
): Promise<void> {
  const key = makeId(house.now(), house.random(10));
  const event = { city: who.city, kind, key, region: who.region, actor: who.id };
  await writeEvent(tx, house, { ...event, body: { session: who.session, ...body } });
}

/** Only a point of the curve can be encrypted for. */
function isPoint(p256dh: string): boolean {
  try {
    ECDH.convertKey(p256dh, 'prime256v1', 'base64url', 'base64url', 'uncompressed');
    return true;
  } catch {
    return false;
  }
}
