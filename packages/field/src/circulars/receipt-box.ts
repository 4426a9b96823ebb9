// Receipts for notices that were read without a network: kept on the phone until the server has them, and sent before the list is asked for
// again. The server keeps the first time of each, so one that is sent twice counts once.
import type { CircularListBody, ReceiptsBody } from '@xunhe/contract/circular';
import type { AnswerOf, Client } from '@xunhe/contract/client';
import { isWaiting } from '@xunhe/domain/people/circular';
import type { FieldStore } from '../keeping/field-store.ts';
import { type Answered, askOrRecall } from '../kept-query.ts';

type Receipt = ReceiptsBody['receipts'][number];

export interface ReceiptHouse {
  readonly client: Client;
  readonly store: FieldStore;
  /** Real time. */
  readonly now: () => number;
}

/** As many as the server takes at once. */
const MOST = 200;

/** The list as the server has it, after it was told what was read meanwhile. */
export async function readCirculars(house: ReceiptHouse, person: string): Promise<Answered<AnswerOf<'circulars'>>> {
  await sendReceipts(house, person);
  const answered = await askOrRecall(house, 'circulars', person);
  // What could not be sent is read all the same.
  const left = await listReceipts(house.store, person);
  return left.length === 0 ? answered : { ...answered, value: left.reduce(noteReceipt, answered.value) };
}

export async function addReceipt(
  house: ReceiptHouse,
  person: string,
  receipt: Pick<Receipt, 'id' | 'confirmed'>,
): Promise<void> {
  const at = new Date(house.now()).toISOString();
  await change(house, person, (receipts) => [...receipts, { ...receipt, at }]);
}

async function sendReceipts(house: ReceiptHouse, person: string): Promise<void> {
  const receipts = (await listReceipts(house.store, person)).slice(0, MOST);
  if (receipts.length === 0) return;
  const answer = await house.client.call('sendReceipts', { body: { receipts } });
  // What the server can never read would hold up all that comes after it.
  const isDone = answer.ok || answer.refusal.kind === 'request.invalid';
  if (isDone) await change(house, person, (all) => all.filter((one) => !receipts.some((sent) => isSame(one, sent))));
}

export async function listReceipts(store: FieldStore, person: string): Promise<readonly Receipt[]> {
  return ((await store.kept(keyOf(person), person))?.value ?? []) as Receipt[];
}

/** The list as it is once the server has this. */
export function noteReceipt(list: CircularListBody, { id, at, confirmed }: Receipt): CircularListBody {
  const rows = list.rows.map((row) =>
    row.id === id
      ? {
          ...row,
          seenAt: row.seenAt ?? at,
          confirmedAt: row.confirmedAt ?? (confirmed && row.confirm ? at : null),
        }
      : row,
  );
  const waits = (row: (typeof rows)[number]) =>
    row.state === 'published' && isWaiting(row, { seen: row.seenAt !== null, confirmed: row.confirmedAt !== null });
  return { waiting: rows.filter(waits).length, rows };
}

/** One after the other: a receipt that is added while others are sent must not be lost. */
let turn: Promise<void> = Promise.resolve();

function change(
  { store, now }: ReceiptHouse,
  person: string,
  make: (receipts: readonly Receipt[]) => readonly Receipt[],
): Promise<void> {
  turn = turn
    .catch(() => undefined)
    .then(async () => {
      const receipts = make(await listReceipts(store, person));
      await store.keep(keyOf(person), { value: receipts, keptMs: now() }, person);
    });
  return turn;
}

function keyOf(person: string): string {
  return `receipts/${person}`;
}

function isSame(a: Receipt, b: Receipt): boolean {
  return a.id === b.id && a.at === b.at && a.confirmed === b.confirmed;
}
