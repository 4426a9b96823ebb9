// A reported problem as a record for the outbox, with its id made here.
import type { MeBody } from '@xunhe/contract/people';
import { makeId } from '@xunhe/domain/ground/id';
import type { ProblemType } from '@xunhe/domain/problem/problem-type';
import type { FieldHouse } from './house.ts';
import type { OutboxItem } from './store.ts';

export interface Reported {
  readonly me: MeBody;
  readonly reach: string;
  readonly reachName: string;
  readonly type: ProblemType;
  readonly text: string;
  readonly place: { readonly lon: number; readonly lat: number } | null;
  readonly patrol: string | null;
}

export function makeProblemItem(
  house: Pick<FieldHouse, 'recorder' | 'now' | 'random'>,
  reported: Reported,
): OutboxItem {
  const cityMs = house.recorder.cityNow();
  const id = makeId(cityMs, house.random(10));
  const { me, reach, reachName, type, text, place, patrol } = reported;
  return {
    id,
    city: me.city,
    person: me.person,
    reachName,
    state: 'waiting',
    madeMs: house.now(),
    sentMs: null,
    attempts: 0,
    nextTryMs: 0,
    lastError: null,
    judgement: null,
    what: {
      kind: 'problem',
      body: {
        id,
        reach,
        type,
        text,
        at: new Date(cityMs).toISOString(),
        lon: place?.lon ?? null,
        lat: place?.lat ?? null,
        patrol,
      },
    },
  };
}
