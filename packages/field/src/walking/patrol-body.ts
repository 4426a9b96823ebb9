// A finished patrol in the form the server takes. WARNING: phones in the field hold records of this form unsent.
import type { TodayBody } from '@xunhe/contract/duty';
import type { SentPatrol } from '@xunhe/contract/patrol';
import type { SentPhoto } from '@xunhe/contract/photo';
import type { TrackPoint } from '@xunhe/domain/patrol/point';
import type { Judgement } from '@xunhe/domain/patrol/verdict';
import type { PatrolDraft, PatrolSaid } from '../keeping/draft.ts';
import type { KeptPhoto } from '../keeping/outbox-item.ts';
import { judgeDraft, leaveOutFar } from './judge-draft.ts';

export interface EndedPatrol {
  readonly draft: PatrolDraft;
  readonly points: readonly TrackPoint[];
  readonly photos: readonly KeptPhoto[];
  readonly said: PatrolSaid;
  readonly endedMs: number;
  readonly today: TodayBody;
  /** The short form of a mode that has one. */
  readonly details?: Readonly<Record<string, string>>;
}

export function makePatrolBody(ended: EndedPatrol): { body: SentPatrol; judgement: Judgement } {
  const { draft, points, photos, said, endedMs, today, details = {} } = ended;
  const judgement = judgeDraft({ ...draft, said }, points, { today, endedMs, photos, details });
  const { near } = leaveOutFar(draft, points, today);
  const { far } = judgement;
  return {
    judgement,
    body: {
      id: draft.id,
      reach: draft.reach,
      mode: draft.mode,
      startedAt: new Date(draft.startedMs).toISOString(),
      endedAt: new Date(endedMs).toISOString(),
      points: near.map(({ timeMs, lon, lat, accuracyM, part }) => [timeMs, lon, lat, accuracyM, part]),
      note: said.note,
      nothingFound: said.nothingFound,
      ...(far.points > 0 ? { far } : {}),
      ...(photos.length > 0 ? { photos: photos.map(toSentPhoto) } : {}),
      ...(draft.problems.length > 0 ? { problems: [...draft.problems] } : {}),
      ...(Object.keys(said.checks).length > 0 ? { checks: said.checks } : {}),
      ...(Object.keys(details).length > 0 ? { details } : {}),
      ...(draft.hidden.length > 0 ? { hidden: draft.hidden.map(([from, to]) => [from, to] as [number, number]) } : {}),
      ...(draft.clockJumpS === 0 ? {} : { clockJumpS: draft.clockJumpS }),
    },
  };
}

export function toSentPhoto({ sha256, bytes, role, from, atMs, lon, lat }: KeptPhoto): SentPhoto {
  return { sha256, bytes, role, at: new Date(atMs).toISOString(), lon, lat, from };
}
