// The patrol under way. Every fix is written as it comes, so that a phone that dies loses at most the last one, and the patrol goes on where
// it was when the page opens again. Clocks, chance, place, screen and storage are arguments.
import type { TodayBody } from '@xunhe/contract/duty';
import { makeId } from '@xunhe/domain/ground/id';
import { NOTHING_SAID, type PatrolDraft, type PatrolSaid } from '../keeping/draft.ts';
import { makeItem } from '../sending/make-item.ts';
import { judgeDraft } from './judge-draft.ts';
import { makePageHold } from './page-hold.ts';
import { makePatrolBody } from './patrol-body.ts';
import { elapsedAfterDeath, makePatrolClock, type PatrolClock } from './patrol-clock.ts';
import type { Fix, Recorder, RecorderHouse, Recording } from './recording.ts';

const MOST_POINTS = 40_000;
/** A patrol that somebody forgot to end is cut here: the server takes no longer one. */
const LONGEST_MS = 86_400_000;
/** A page that was away for less missed nothing worth telling. */
const SHORTEST_HIDDEN_MS = 15_000;
const MOST_HIDDEN = 2_000;

export function makeRecorder(house: RecorderHouse): Recorder {
  const { store } = house;
  const listeners = new Set<() => void>();
  let recording: Recording | null = null;
  let clock: PatrolClock | null = null;
  let offsetMs = 0;
  let stop: (() => void) | null = null;
  const { hold, release } = makePageHold(house.hold);
  let hiddenSince: number | null = null;
  let writing: Promise<unknown> = Promise.resolve();
  // Fixes are numbered by their time, not counted: one that the disk refused must not make a later one take the number of a third.
  let seq = -1;

  const change = (next: Recording | null) => {
    recording = next;
    for (const listener of listeners) listener();
  };
  const cityNow = () => house.now() + offsetMs;
  const inTurn = (work: () => Promise<void>): Promise<void> => {
    const run = writing.then(work);
    writing = run.catch(() => undefined);
    return run;
  };
  /** Written first, then shown; one change after the other, so that none is written over by an older one. */
  const changeDraft = (update: (draft: PatrolDraft) => PatrolDraft): Promise<void> =>
    inTurn(async () => {
      // The draft belongs to the page that records it: what this one remembers may be older, and the patrol may be over there.
      if (!recording || recording.elsewhere) return;
      const draft = update(recording.draft);
      await store.putPatrol(draft);
      if (recording) change({ ...recording, draft });
    });
  const tellFull = () => recording && change({ ...recording, storeFailed: true });
  const endedMs = (draft: PatrolDraft) => draft.startedMs + Math.min(LONGEST_MS, clock?.elapsedMs() ?? 0);

  const takeFix = (fix: Fix) => {
    if (!recording || !clock || recording.draft.paused || recording.points.length >= MOST_POINTS) return;
    const { draft, points } = recording;
    const timeMs = Math.round(clock.elapsedMs());
    if (timeMs > LONGEST_MS) return;
    // As it will be sent: the phone judges what the server will judge, to the digit.
    const point = {
      ...{ timeMs, part: draft.part },
      ...{ lon: round(fix.lon, 7), lat: round(fix.lat, 7), accuracyM: Math.min(100_000, round(fix.accuracyM, 1)) },
    };
    seq = Math.max(seq + 1, timeMs);
    const mine = seq;
    change({ ...recording, points: [...points, point], failure: null });
    // One after the other: sealing takes a moment, and no fix may be written after its patrol is gone from the drafts.
    writing = writing.then(() => store.addPoint(draft, mine, point)).catch(tellFull);
  };
  /** What was not seen is told, in the draft, so that it survives too. */
  const addHidden = (draft: PatrolDraft, fromMs: number, toMs: number): PatrolDraft => {
    const isWorthIt = toMs - fromMs >= SHORTEST_HIDDEN_MS && draft.hidden.length < MOST_HIDDEN && toMs <= LONGEST_MS;
    const hidden = isWorthIt ? [...draft.hidden, [Math.round(fromMs), Math.round(toMs)] as const] : draft.hidden;
    return { ...draft, hidden, clockJumpS: clock?.jumpS() ?? draft.clockJumpS };
  };
  const seeChange = (isSeen: boolean) => {
    if (!recording || !clock || recording.draft.paused) return;
    if (!isSeen) {
      hiddenSince = clock.elapsedMs();
      return;
    }
    clock.wasAway();
    const to = clock.elapsedMs();
    const from = hiddenSince ?? to;
    hiddenSince = null;
    // It only explains a gap that is plain from the fixes: a disk that is full must not stop the walk.
    changeDraft((draft) => addHidden(draft, from, to)).catch(tellFull);
  };
  const listen = async () => {
    stop?.();
    const isHeld = await hold();
    if (!recording) return;
    if (!isHeld) return change({ ...recording, elsewhere: true });
    const unwatch = house.watch(takeFix, (failure) => recording && change({ ...recording, failure }));
    const unsee = house.watchSight(seeChange);
    const letSleep = house.stayAwake();
    stop = () => {
      unwatch();
      unsee();
      letSleep();
      stop = null;
    };
  };
  const setDown = () => {
    stop?.();
    release();
    [clock, hiddenSince] = [null, null];
    change(null);
  };
  const makeRecord = async (today: TodayBody, said: PatrolSaid) => {
    const { points, draft: left } = recording!;
    const draft = { ...left, clockJumpS: clock?.jumpS() ?? left.clockJumpS };
    const photos = await store.photos(draft.id, draft.person);
    const { body, judgement } = makePatrolBody({ draft, points, photos, said, today, endedMs: endedMs(draft) });
    const { verdict, reasons, minutes, lengthM, onReachM, coverage, far } = judgement;
    return makeItem(
      {
        ...{ id: draft.id, city: draft.city, person: draft.person, reach: draft.reach, reachName: draft.reachName },
        ...{ kind: 'patrol', body, firstWords: said.note, madeMs: house.now() },
        judgement: { verdict, reasons: [...reasons], minutes, lengthM, onReachM, coverage, far },
      },
      house.digest,
    );
  };
  const pause = async () => {
    if (!recording || recording.draft.paused) return;
    // Written first: a pause that cannot be kept must not look like a patrol that goes on while nothing is taken down.
    await changeDraft((draft) => ({ ...draft, paused: true, clockJumpS: clock?.jumpS() ?? draft.clockJumpS }));
    stop?.();
  };

  const load = async (person: string) => {
    if (recording?.draft.person === person && !recording.elsewhere) return;
    if (recording) {
      await pause();
      setDown();
    }
    const isHeld = await hold();
    const found = await store.patrol(person);
    if (recording) return;
    if (!found) return release();
    const points = await store.points(found);
    const lastFixMs = points.at(-1)?.timeMs ?? 0;
    const elapsedMs = elapsedAfterDeath({ startedMs: found.startedMs, cityNowMs: cityNow(), lastFixMs });
    clock = makePatrolClock(house, { elapsedMs, jumpS: found.clockJumpS });
    seq = Math.max(points.length, lastFixMs);
    const draft = found.paused ? found : addHidden(found, lastFixMs, elapsedMs);
    change({ draft, points, failure: null, storeFailed: false, elsewhere: !isHeld });
    if (!isHeld || draft.paused) return;
    await listen();
    if (!recording) return;
    await changeDraft((one) => one).catch(tellFull);
  };

  return {
    current: () => recording,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    cityNow,
    setClock(next) {
      offsetMs = next;
    },
    load,
    async start(wanted) {
      if (recording) throw new Error('A patrol is under way already');
      if (!(await hold()) || (await store.patrol(wanted.person))) {
        // Another page began one since this page looked.
        await load(wanted.person);
        if (!recording) throw new Error('Another page of this phone records');
        return;
      }
      const startedMs = cityNow();
      const draft: PatrolDraft = {
        ...wanted,
        id: makeId(startedMs, house.random(10)),
        startedMs,
        part: 0,
        paused: false,
        problems: [],
        hidden: [],
        clockJumpS: 0,
        said: NOTHING_SAID,
      };
      await store.putPatrol(draft).catch((error: unknown) => {
        release();
        throw error;
      });
      clock = makePatrolClock(house, { elapsedMs: 0, jumpS: 0 });
      seq = -1;
      change({ draft, points: [], failure: null, storeFailed: false, elsewhere: false });
      await listen();
    },
    pause,
    async resume() {
      if (!recording?.draft.paused) return;
      clock?.wasAway();
      await changeDraft((draft) => ({ ...draft, paused: false, part: draft.part + 1 }));
      await listen();
    },
    async noteProblem(id) {
      await changeDraft((draft) => ({ ...draft, problems: [...draft.problems, id] }));
    },
    async say(said) {
      if (!recording) return;
      // Shown at once, because somebody is typing.
      change({ ...recording, draft: { ...recording.draft, said } });
      await changeDraft((draft) => draft);
    },
    judge: (today) =>
      recording &&
      judgeDraft(recording.draft, recording.points, { today, endedMs: endedMs(recording.draft), photos: [] }),
    async finish(today, said) {
      if (!recording || recording.elsewhere) throw new Error('No patrol is under way in this page');
      const wasPaused = recording.draft.paused;
      // No fix may come between what is read for the record and its being handed in.
      stop?.();
      try {
        await writing;
        const { item, text } = await makeRecord(today, said);
        // If the phone dies here, the patrol is either still under way or safely in the outbox.
        await inTurn(() => store.handIn(item, text));
        setDown();
        return item;
      } catch (error) {
        if (!wasPaused) await listen();
        throw error;
      }
    },
    async discard() {
      if (!recording) return;
      const { id } = recording.draft;
      stop?.();
      await inTurn(() => store.dropPatrol(id));
      setDown();
    },
  };
}

function round(value: number, digits: number): number {
  const factor = 10 ** digits;
  return Math.round(value * factor) / factor;
}
