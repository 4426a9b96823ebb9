// A patrol done in another way than by walking with this phone: a short form with its evidence, or a track of another device. It becomes a
// patrol like every other, judged by the same rule on this phone.
import type { TodayBody } from '@xunhe/contract/duty';
import type { SentPatrol } from '@xunhe/contract/patrol';
import type { PatrolMode } from '@xunhe/domain/duty/mode';
import type { TrackPoint } from '@xunhe/domain/patrol/point';
import type { FieldHouse } from '../house.ts';
import { NOTHING_SAID } from '../keeping/draft.ts';
import type { KeptPhoto, OutboxItem } from '../keeping/outbox-item.ts';
import { makeItem } from '../sending/make-item.ts';
import { makePatrolBody } from './patrol-body.ts';

export interface OtherPatrol {
  readonly id: string;
  readonly city: string;
  readonly person: string;
  readonly reach: string;
  readonly reachName: string;
  readonly mode: PatrolMode;
  /** City clock, milliseconds since 1970. */
  readonly startedMs: number;
  readonly endedMs: number;
  readonly note: string;
  readonly details: Readonly<Record<string, string>>;
  readonly photos: readonly KeptPhoto[];
  readonly points: readonly TrackPoint[];
  readonly trackFrom?: 'gpx';
}

export function makeOtherBody(other: OtherPatrol, today: TodayBody) {
  const { id, city, person, reach, reachName, mode, startedMs } = other;
  const said = { ...NOTHING_SAID, note: other.note };
  const { body, judgement } = makePatrolBody({
    draft: {
      ...{ id, city, person, reach, reachName, mode, startedMs, part: 0, paused: false, said },
      ...{ problems: [], hidden: [], clockJumpS: 0 },
    },
    ...{ points: other.points, photos: other.photos, said, endedMs: other.endedMs, today, details: other.details },
  });
  const sent: SentPatrol = other.trackFrom ? { ...body, trackFrom: other.trackFrom } : body;
  return { body: sent, judgement };
}

export async function makeOtherItem(
  house: Pick<FieldHouse, 'now' | 'digest'>,
  other: OtherPatrol,
  today: TodayBody,
): Promise<{ item: OutboxItem; text: string }> {
  const { body, judgement } = makeOtherBody(other, today);
  const { verdict, reasons, minutes, lengthM, onReachM, coverage, far } = judgement;
  const { id, city, person, reach, reachName } = other;
  return makeItem(
    {
      ...{ id, city, person, reach, reachName, kind: 'patrol', body, firstWords: other.note, madeMs: house.now() },
      judgement: { verdict, reasons: [...reasons], minutes, lengthM, onReachM, coverage, far },
    },
    house.digest,
  );
}
