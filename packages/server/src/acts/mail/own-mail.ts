// A person's own mailbox: named, shown to be his by a code that goes there, chosen from and given up.
import type { AnswerOf } from '@xunhe/contract/client';
import type { ChooseMailBody, MailStateBody } from '@xunhe/contract/mail';
import { REMINDER_KINDS, type ReminderKind } from '@xunhe/domain/duty/reminder';
import { makeId } from '@xunhe/domain/ground/id';
import { accept, type Result, refuse } from '@xunhe/domain/ground/result';
import { isMailAddress } from '../../mail/mail-settings.ts';
import { inScope, type Tx } from '../../store/db.ts';
import { writeEvent } from '../../store/events.ts';
import { dropMailAddress, findMailAddress, lockMailAddress, putMailAddress } from '../../store/mail.ts';
import {
  blockMailDeliveries,
  countCodesSince,
  insertMailDelivery,
  listMailDeliveries,
} from '../../store/mail-delivery.ts';
import type { Person } from '../../store/people.ts';
import type { MailAddressRow, MailDeliveryRow } from '../../store/rows-mail.ts';
import { ownScope } from '../account-event.ts';
import { readReminderRule } from '../reminders/ringing.ts';
import { type MailHouse, openCode, sealCode } from './mail-house.ts';

type MailState = AnswerOf<'mailState'>;

/** Our defaults: a code serves for half an hour and five tries, and five go out in a day. */
const CODE_MS = 30 * 60_000;
const MOST_TRIES = 5;
const MOST_CODES = 5;
const DAY_MS = 86_400_000;
const LOG_ROWS = 20;

export function tellMail(house: MailHouse, who: Person): Promise<MailState> {
  return inScope(house.db, ownScope(who), (tx) => readState(tx, house, who));
}

export async function setMailAddress(
  house: MailHouse,
  who: Person,
  { address, language }: { readonly address: string; readonly language: 'zh' | 'en' },
): Promise<Result<MailState>> {
  if (!house.mail) return refuse({ kind: 'mail.off' });
  if (!isMailAddress(address)) return refuse({ kind: 'mail.address', path: '/body/address' });
  return inScope(house.db, ownScope(who), async (tx) => {
    const owner = ownerOf(who);
    const before = await lockMailAddress(tx, owner);
    const now = house.now();
    if ((await countCodesSince(tx, owner, new Date(now - DAY_MS))) >= MOST_CODES)
      return refuse({ kind: 'mail.pace', seconds: DAY_MS / 1000 });
    const box = { ...owner, address };
    const made = { code: sealCode(house, box, makeCode(house)), code_at: new Date(now), code_tries: 0 };
    const { pace, kinds } = before ?? { pace: 'atOnce' as const, kinds: await listFirstKinds(tx, house, who) };
    await blockMailDeliveries(tx, owner, new Date(now));
    await putMailAddress(tx, { ...box, language, pace, kinds, confirmed_at: null, ...made });
    const id = makeId(now, house.random(10));
    await insertMailDelivery(tx, { ...box, id, purpose: 'code', made_at: new Date(now) });
    await note(tx, house, who, 'mail.named');
    return accept(await readState(tx, house, who));
  });
}

/** Tries are counted also where the answer is no, so a refusal does not undo its count. */
export async function confirmMail(house: MailHouse, who: Person, code: string): Promise<Result<MailState>> {
  return inScope(house.db, ownScope(who), async (tx) => {
    const box = await lockMailAddress(tx, ownerOf(who));
    if (!box?.code || !box.code_at) return refuse({ kind: 'mail.none' });
    const isOver = house.now() - box.code_at.getTime() > CODE_MS || box.code_tries >= MOST_TRIES;
    if (isOver) return refuse({ kind: 'mail.codeOver' });
    if (openCode(house, box) !== code) {
      await putMailAddress(tx, { ...box, code_tries: box.code_tries + 1 });
      return refuse({ kind: 'mail.code', path: '/body/code' });
    }
    await putMailAddress(tx, { ...box, code: null, code_at: null, code_tries: 0, confirmed_at: new Date(house.now()) });
    await note(tx, house, who, 'mail.confirmed');
    return accept(await readState(tx, house, who));
  });
}

export async function chooseMail(
  house: MailHouse,
  who: Person,
  { pace, language, kinds }: ChooseMailBody,
): Promise<Result<MailState>> {
  return inScope(house.db, ownScope(who), async (tx) => {
    const box = await lockMailAddress(tx, ownerOf(who));
    if (!box) return refuse({ kind: 'mail.none' });
    const ordered = REMINDER_KINDS.filter((kind) => kinds.includes(kind));
    await putMailAddress(tx, { ...box, pace, language, kinds: ordered });
    await note(tx, house, who, 'mail.chosen', { pace, kinds: ordered });
    return accept(await readState(tx, house, who));
  });
}

/** The address goes; the log keeps what was sent. */
export async function dropMail(house: MailHouse, who: Person): Promise<Result<MailState>> {
  return inScope(house.db, ownScope(who), async (tx) => {
    await lockMailAddress(tx, ownerOf(who));
    await blockMailDeliveries(tx, ownerOf(who), new Date(house.now()));
    await dropMailAddress(tx, ownerOf(who));
    await note(tx, house, who, 'mail.dropped');
    return accept(await readState(tx, house, who));
  });
}

async function readState(tx: Tx, house: MailHouse, who: Person): Promise<MailState> {
  const { mail } = house;
  const box: MailAddressRow | null = await findMailAddress(tx, ownerOf(who));
  const kinds: readonly string[] = box?.kinds ?? (await listFirstKinds(tx, house, who));
  return {
    on: mail !== null,
    ...{ address: box?.address ?? null, confirmed: (box?.confirmed_at ?? null) !== null },
    ...{ language: box?.language ?? 'zh', pace: box?.pace ?? 'atOnce' },
    kinds: REMINDER_KINDS.map((kind) => ({ kind, mail: kinds.includes(kind) })),
    log: (await listMailDeliveries(tx, ownerOf(who), LOG_ROWS)).map(tellDelivery),
  };
}

/** What the city's rule writes to his role from the start; he chooses otherwise. */
async function listFirstKinds(tx: Tx, house: MailHouse, who: Person): Promise<ReminderKind[]> {
  const { kinds } = await readReminderRule(tx, house, who.city);
  return REMINDER_KINDS.filter((kind) => kinds[kind].value.mail.includes(who.role));
}

function tellDelivery(row: MailDeliveryRow): MailStateBody['log'][number] {
  const { purpose, address, state, attempts, answer, made_at, due_at } = row;
  return { purpose, address, state, attempts, answer, at: made_at.toISOString(), dueAt: due_at.toISOString() };
}

/** Six digits, each as likely as the other. */
function makeCode({ random }: MailHouse): string {
  const number = Buffer.from(random(8)).readBigUInt64BE() % 1_000_000n;
  return String(number).padStart(6, '0');
}

/** The record does not hold the address. */
async function note(tx: Tx, house: MailHouse, who: Person, kind: string, body: object = {}): Promise<void> {
  const key = makeId(house.now(), house.random(10));
  await writeEvent(tx, house, { city: who.city, kind, key, region: who.region, actor: who.id, body });
}

function ownerOf(who: Person) {
  return { city: who.city, person: who.id };
}
