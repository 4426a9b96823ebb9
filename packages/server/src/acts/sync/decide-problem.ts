// A problem becomes the rows of one deed: key or ordinary by the rule, with its first deadline and its first move; with the step that cleared it where
// its reporter did so himself.
import type { SentProblem } from '@xunhe/contract/problem';
import { parseInstant } from '@xunhe/domain/ground/instant';
import { accept, type Result, refuse } from '@xunhe/domain/ground/result';
import { settleTimes } from '@xunhe/domain/patrol/claimed-time';
import { dueDayOf } from '@xunhe/domain/problem/deadline';
import { isKeyProblem } from '@xunhe/domain/problem/key';
import type { ProblemMoveRow, ProblemRow } from '../../store/rows-deed.ts';
import type { RecordDeed } from '../../store/sync-store.ts';
import { calendarOf } from '../../store/work-year.ts';
import { instantToDay } from '../city-clock.ts';
import { findWriteScope, type WriteScope } from '../write-scope.ts';
import { makePhotoClaims } from './claim-photos.ts';
import { type DecisionFacts, makeEvent, skewToSeconds } from './decision.ts';
import { claimOfStep, fixOnTheSpot } from './fix-on-the-spot.ts';

const DAY_MS = 86_400_000;

export function decideProblem(facts: DecisionFacts, sent: SentProblem): Result<RecordDeed> {
  const { who, grounds, clock, skewMs, isStrict } = facts;
  const claimedMs = parseInstant(sent.at);
  if (claimedMs === null) return refuse({ kind: 'request.invalid', path: '/at' });
  if (isStrict && claimedMs > clock.nowMs + DAY_MS)
    return refuse({ kind: 'problem.future', day: instantToDay(claimedMs, clock.timezone) });
  const { startedMs: atMs } = settleTimes(
    { startedMs: claimedMs, endedMs: claimedMs, lastFixMs: 0 },
    { nowMs: clock.nowMs, skewMs: skewMs ?? 0 },
  );
  const day = instantToDay(atMs, clock.timezone);
  const scope = findWriteScope(grounds, who, { reach: sent.reach, day });
  if (!scope.ok) return scope;
  const { isWorkingDay } = calendarOf(grounds.workYears);
  const { id: reach, region } = scope.value.main;
  const reported = makeProblem(facts, sent, {
    ...{ atMs, day, key: isKeyProblem({ type: sent.type }), scope: scope.value },
    dueDay: dueDayOf({ type: sent.type, state: 'reported', since: day }, isWorkingDay),
  });
  const { selfHandled } = sent;
  const fixed = selfHandled
    ? fixOnTheSpot(who, { ...sent, selfHandled }, { problem: reported, day, isWorkingDay })
    : accept(null);
  if (!fixed.ok) return fixed;
  const photos = makePhotoClaims(sent.photos, {
    ...{ city: who.city, month: day.slice(0, 7), record: sent.id, record_kind: 'problem' },
    ...{ person: who.id, reach, region },
  });
  if (!photos.ok) return photos;
  const problem = fixed.value?.problem ?? reported;
  const { key_problem: key, due_day: dueDay } = problem;
  return accept({
    ...{ what: 'record', kind: 'problem', id: sent.id, person: who.id, hash: facts.hash, region },
    rows: {
      problems: [problem],
      problem_moves: [makeMove(reported, who.role), ...(fixed.value ? [fixed.value.move] : [])],
    },
    facts: { kind: 'problem', key, dueDay },
    photos: fixed.value ? photos.value.map(claimOfStep) : photos.value,
    event: makeEvent(facts.chance, who, {
      ...(fixed.value
        ? { kind: 'problem.selfHandle', key: `${sent.id}/${fixed.value.move.seq}`, region }
        : { kind: 'problem.reported', key: sent.id, region }),
      body: {
        ...{ reach: sent.reach, type: sent.type, key },
        ...(fixed.value ? { from: 'reported', to: problem.state } : {}),
        ...(atMs === claimedMs ? {} : { claimed: sent.at }),
      },
    }),
  });
}

function makeProblem(
  { who, hash, skewMs }: DecisionFacts,
  sent: SentProblem,
  at: {
    readonly atMs: number;
    readonly day: string;
    readonly key: boolean;
    readonly dueDay: string | null;
    readonly scope: WriteScope;
  },
): ProblemRow {
  const { main, onBehalfOf } = at.scope;
  const chief = onBehalfOf.get(main.id) ?? null;
  const { id, type, text, lon, lat, patrol } = sent;
  return {
    ...{ city: who.city, id, reach: main.id, region: main.region, type, text, lon, lat, patrol },
    source: who.role === 'inspector' ? 'city_inspector' : 'chief',
    ...{ key_problem: at.key, state: 'reported', reporter: who.id, department: null },
    ...{ reported_at: new Date(at.atMs), due_day: at.dueDay, closed_at: null, merged_into: null },
    ...{ content_hash: Buffer.from(hash, 'hex'), on_behalf_of: chief, follower: chief },
    ...{ clock_skew_s: skewToSeconds(skewMs), since_day: at.day },
  };
}

function makeMove({ city, id, region, reporter, reported_at }: ProblemRow, role: string): ProblemMoveRow {
  return {
    ...{ city, problem: id, seq: 1, region, move: 'report', from_state: '', to_state: 'reported' },
    ...{ by_person: reporter, at: reported_at, note: '', by_role: role },
  };
}
