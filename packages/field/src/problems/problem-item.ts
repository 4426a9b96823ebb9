// A reported problem as a record for the outbox, with its id made beforehand, because its pictures are kept under it.
import type { MeBody } from '@xunhe/contract/people';
import type { SentProblem } from '@xunhe/contract/problem';
import type { ProblemType } from '@xunhe/domain/problem/problem-type';
import type { FieldHouse } from '../house.ts';
import type { OutboxItem } from '../keeping/outbox-item.ts';
import { makeItem } from '../sending/make-item.ts';
import { toSentPhoto } from '../walking/patrol-body.ts';

export interface Reported {
  readonly id: string;
  readonly me: MeBody;
  readonly reach: string;
  readonly reachName: string;
  readonly type: ProblemType;
  readonly text: string;
  readonly place: { readonly lon: number; readonly lat: number } | null;
  readonly patrol: string | null;
  /** What was done, where it was cleared on the spot. */
  readonly selfHandled?: string | undefined;
}

export async function makeProblemItem(
  house: Pick<FieldHouse, 'recorder' | 'now' | 'digest' | 'store'>,
  reported: Reported,
): Promise<{ item: OutboxItem; text: string }> {
  const { id, me, reach, reachName, type, text, place, patrol, selfHandled } = reported;
  // Pictures of after that were taken before the switch was turned back stay on the phone.
  const photos = (await house.store.photos(id, me.person)).filter(({ role }) => selfHandled || role !== 'after');
  const body: SentProblem = {
    id,
    reach,
    type,
    text,
    at: new Date(house.recorder.cityNow()).toISOString(),
    lon: place?.lon ?? null,
    lat: place?.lat ?? null,
    patrol,
    ...(photos.length > 0 ? { photos: photos.map(toSentPhoto) } : {}),
    ...(selfHandled ? { selfHandled: { note: selfHandled } } : {}),
  };
  return makeItem(
    {
      ...{ id, city: me.city, person: me.person, kind: 'problem', body, reach, reachName },
      ...{ problemType: type, firstWords: text, madeMs: house.now() },
    },
    house.digest,
  );
}
