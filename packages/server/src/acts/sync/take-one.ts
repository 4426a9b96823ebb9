// One record through a door of its own. The text that such a door hashes is the body as it understood it, which is what a phone hashes too.
import type { RefusalBody } from '@xunhe/contract/wire';
import { accept, type Refusal, type Result, refuse } from '@xunhe/domain/ground/result';
import type { Person } from '../../store/people.ts';
import { hashText, type SentRecord } from './record-shape.ts';
import type { SyncHouse } from './sync-house.ts';
import { takeRecords } from './take-records.ts';

/** @returns what the door of the record's kind answers */
export async function takeOne<R>(house: SyncHouse, who: Person, { kind, body }: SentRecord): Promise<Result<R>> {
  const text = JSON.stringify(body);
  const op = { id: body.id, kind, form: 1, hash: hashText(Buffer.from(text, 'utf8')), text };
  const { answers } = await takeRecords(house, who, { device: null, sentMs: null, isStrict: true, ops: [op] });
  const { receipt, refusal } = answers[0]!;
  return receipt ? accept(receipt as R) : refuse(refusalOfDoor(kind, refusal!));
}

/** These doors have said so from the first day, and name places in the request. */
function refusalOfDoor(kind: SentRecord['kind'], { kind: why, path, details }: RefusalBody): Refusal {
  return {
    kind: why === 'record.conflict' ? `${kind}.conflict` : why,
    ...(path === undefined ? {} : { path: `/body${path}` }),
    ...details,
  };
}
