// Reads the events of a city in their order, each once for each webhook, and puts down what it is to be told. Whatever happened while no
// server ran is still in the chain, so nothing depends on having been awake.

import { makeId } from '@xunhe/domain/ground/id';
import { addMonths } from '@xunhe/domain/ground/month';
import { containsRegion } from '@xunhe/domain/place/region';
import { type Notice, noticeOfEvent, TOLD_EVENTS, wantsNotice } from '@xunhe/domain/problem/notice';
import { type PartState, standing } from '@xunhe/domain/problem/part';
import { inScope, type Tx } from '../../store/db.ts';
import { listReachesById, listRegions } from '../../store/place.ts';
import { findProblem } from '../../store/problem.ts';
import { listParts } from '../../store/problem-part.ts';
import type { ProblemRow } from '../../store/rows-deed.ts';
import type { EventRow } from '../../store/rows-event.ts';
import type { WebhookDeliveryRow, WebhookRow } from '../../store/rows-webhook.ts';
import { listWarnings } from '../../store/warning.ts';
import { listEnabledWebhooks, lockWebhook, updateWebhook } from '../../store/webhook.ts';
import { insertWebhookDeliveries, listToldEvents } from '../../store/webhook-delivery.ts';
import type { WebhookHouse } from './webhook-house.ts';

const HANDFUL = 200;
/** What is older is no news: it is put down as expired, and not sent. */
export const NEWS_MS = 3 * 86_400_000;

export async function noteWebhooks(house: WebhookHouse, city: string): Promise<void> {
  const scope = { city, region: city };
  for (const id of await inScope(house.db, scope, (tx) => listEnabledWebhooks(tx, city)))
    while (!(await inScope(house.db, scope, (tx) => noteHandful(house, tx, { city, id }))));
}

/** @returns whether all that happened has been read */
async function noteHandful(house: WebhookHouse, tx: Tx, place: Pick<WebhookRow, 'city' | 'id'>): Promise<boolean> {
  const hook = await lockWebhook(tx, place.city, place.id);
  if (!hook?.enabled) return true;
  const { events, end, isAll } = await listToldEvents(tx, hook.city, {
    ...{ after: hook.seq, kinds: TOLD_EVENTS, limit: HANDFUL },
  });
  const names = events.length === 0 ? null : await readNames(tx, hook.city);
  const rows: WebhookDeliveryRow[] = [];
  for (const event of events) {
    const notice = await readNotice({ tx, hook, names: names! }, event);
    if (notice && wantsNotice({ region: hook.region, kinds: hook.events, keyOnly: hook.key_only }, notice))
      rows.push(makeDelivery(house, hook, { event, notice }));
  }
  await insertWebhookDeliveries(tx, rows);
  if (end !== hook.seq) await updateWebhook(tx, hook, { seq: end });
  return isAll;
}

interface Reading {
  readonly tx: Tx;
  readonly hook: WebhookRow;
  readonly names: Names;
}

async function readNotice(reading: Reading, event: EventRow): Promise<Notice | null> {
  const kind = noticeOfEvent(event.kind);
  if (kind === null || !reading.hook.events.includes(kind)) return null;
  if (kind === 'warning.published') return { kind, body: await readWarnings(reading, event) };
  const body = await readProblem(reading, event);
  return body && { kind, body };
}

/** A list speaks of the month after its own; a webhook hears of its own region alone. */
async function readWarnings({ tx, hook, names }: Reading, event: EventRow) {
  const cycle = event.key.slice(0, 7);
  const warnings = (await listWarnings(tx, hook.city, cycle)).filter(({ region }) =>
    containsRegion(hook.region, region),
  );
  const count = (wanted: string) => warnings.filter(({ level }) => level === wanted).length;
  return {
    ...{ month: addMonths(cycle, 1), region: names.region(hook.region) },
    ...{ red: count('red'), orange: count('orange'), yellow: count('yellow') },
  };
}

async function readProblem({ tx, hook, names }: Reading, event: EventRow) {
  const problem = await findProblem(tx, hook.city, event.key.split('/')[0]!);
  const [reach] = problem ? await listReachesById(tx, hook.city, [problem.reach]) : [];
  if (!problem || !reach) return null;
  const { to, level, dueDay } = event.body as {
    readonly to?: string;
    readonly level?: string;
    readonly dueDay?: string;
  };
  return {
    ...{ problem: problem.id, type: problem.type, key: problem.key_problem, region: names.region(problem.region) },
    reach: { id: reach.id, name: reach.name, nameEn: reach.name_en },
    departments: standing(await listStandable(tx, problem)).map(({ name }) => name),
    level: level ?? levelOf(event.kind, problem),
    // What is due now was not due then, when it has moved on since.
    dueDay: dueDay ?? (to === undefined || to === problem.state ? problem.due_day : null),
  };
}

function levelOf(kind: string, { supervised_by, escalated }: ProblemRow): string | null {
  if (kind === 'problem.supervise') return supervised_by ?? null;
  return kind === 'problem.escalated' ? (escalated ?? null) : null;
}

async function listStandable(tx: Tx, { city, id }: ProblemRow) {
  return (await listParts(tx, city, [id])).map((part) => ({ ...part, state: part.state as PartState }));
}

type Names = Awaited<ReturnType<typeof readNames>>;

async function readNames(tx: Tx, city: string) {
  const regions = new Map((await listRegions(tx, city)).map((row) => [row.code, row]));
  return {
    region(code: string) {
      const row = regions.get(code);
      return { id: code, name: row?.name ?? code, nameEn: row?.name_en ?? null };
    },
  };
}

function makeDelivery(
  { now, random }: WebhookHouse,
  hook: WebhookRow,
  { event, notice }: { readonly event: EventRow; readonly notice: Notice },
): WebhookDeliveryRow {
  const isNews = event.at.getTime() >= now() - NEWS_MS;
  return {
    ...{ city: hook.city, id: makeId(now(), random(10)), hook: hook.id, region: hook.region, seq: event.seq },
    ...{ kind: notice.kind, body: notice.body, state: isNews ? 'waiting' : 'expired', status: null, answer: '' },
    ...{ attempts: 0, at: event.at, made_at: new Date(now()), due_at: new Date(now()), claimed_at: null },
  };
}
