// The patrol under way. Every fix is written as it comes, so that a phone that dies loses at most the last one, and the patrol goes on where
// it was when the page opens again. Clock, chance, place and storage are arguments.
import type { TodayBody } from '@xunhe/contract/duty';
import type { PatrolMode } from '@xunhe/domain/duty/mode';
import { makeId } from '@xunhe/domain/ground/id';
import type { TrackPoint } from '@xunhe/domain/patrol/point';
import type { Judgement } from '@xunhe/domain/patrol/verdict';
import { judgeDraft, leaveOutFar } from './judge-draft.ts';
import type { Draft, FieldStore, OutboxItem } from './store.ts';

/** One position as the device tells it. */
export interface Fix {
  /** Real time, milliseconds since 1970. */
  readonly atMs: number;
  readonly lon: number;
  readonly lat: number;
  readonly accuracyM: number;
}

export interface RecorderHouse {
  readonly store: FieldStore;
  readonly now: () => number;
  readonly random: (bytes: number) => Uint8Array;
  /** Calls back for every fix until the returned function is called; a failure is told by its kind. */
  readonly watch: (onFix: (fix: Fix) => void, onFail: (kind: LocationFailure) => void) => () => void;
  /** Keeps the screen on where the phone allows it. */
  readonly stayAwake: () => () => void;
}

export type LocationFailure = 'denied' | 'unavailable' | 'unsupported';

export interface Recording {
  readonly draft: Draft;
  readonly points: readonly TrackPoint[];
  readonly failure: LocationFailure | null;
  /** A fix that could not be written is kept in memory only; the person must know. */
  readonly storeFailed: boolean;
}

export interface Recorder {
  current(): Recording | null;
  subscribe(listener: () => void): () => void;
  load(): Promise<void>;
  start(wanted: StartWanted): Promise<void>;
  pause(): Promise<void>;
  resume(): Promise<void>;
  noteProblem(id: string): Promise<void>;
  judge(today: TodayBody): Judgement | null;
  /** City clock, milliseconds since 1970. */
  cityNow(): number;
  setClock(offsetMs: number): void;
  finish(today: TodayBody, said: { note: string; nothingFound: boolean }): Promise<OutboxItem>;
  discard(): Promise<void>;
}

export interface StartWanted {
  readonly city: string;
  readonly person: string;
  readonly reach: string;
  readonly reachName: string;
  readonly mode: PatrolMode;
}

const MOST_POINTS = 40_000;
/** A patrol that somebody forgot to end is cut here: the server takes no longer one. */
const LONGEST_MS = 86_400_000;

export function makeRecorder(house: RecorderHouse): Recorder {
  const { store } = house;
  const listeners = new Set<() => void>();
  let recording: Recording | null = null;
  let offsetMs = 0;
  let stop: (() => void) | null = null;

  const change = (next: Recording | null) => {
    recording = next;
    for (const listener of listeners) listener();
  };
  const cityNow = () => house.now() + offsetMs;

  const takeFix = (fix: Fix) => {
    if (!recording || recording.draft.paused || recording.points.length >= MOST_POINTS) return;
    const { draft, points } = recording;
    const timeMs = Math.max(0, Math.round(fix.atMs + offsetMs - draft.startedMs));
    if (timeMs > LONGEST_MS) return;
    const point = { timeMs, lon: fix.lon, lat: fix.lat, accuracyM: fix.accuracyM, part: draft.part };
    change({ ...recording, points: [...points, point], failure: null });
    store.addPoint(draft.id, point).catch(() => recording && change({ ...recording, storeFailed: true }));
  };
  const listen = () => {
    stop?.();
    const unwatch = house.watch(takeFix, (failure) => recording && change({ ...recording, failure }));
    const letSleep = house.stayAwake();
    stop = () => {
      unwatch();
      letSleep();
      stop = null;
    };
  };
  const putDraft = async (draft: Draft) => {
    await store.putDraft(draft);
    if (recording) change({ ...recording, draft });
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
    async load() {
      const draft = await store.draft();
      if (!draft || recording) return;
      change({ draft, points: await store.points(draft.id), failure: null, storeFailed: false });
      if (!draft.paused) listen();
    },
    async start(wanted) {
      if (recording) throw new Error('A patrol is under way already');
      const startedMs = cityNow();
      const draft: Draft = {
        ...wanted,
        id: makeId(startedMs, house.random(10)),
        startedMs,
        part: 0,
        paused: false,
        problems: [],
      };
      await store.putDraft(draft);
      change({ draft, points: [], failure: null, storeFailed: false });
      listen();
    },
    async pause() {
      if (!recording || recording.draft.paused) return;
      // Written first: a pause that cannot be kept must not look like a patrol that goes on while nothing is taken down.
      await putDraft({ ...recording.draft, paused: true });
      stop?.();
    },
    async resume() {
      if (!recording?.draft.paused) return;
      await putDraft({ ...recording.draft, paused: false, part: recording.draft.part + 1 });
      listen();
    },
    async noteProblem(id) {
      if (recording) await putDraft({ ...recording.draft, problems: [...recording.draft.problems, id] });
    },
    judge: (today) => recording && judgeDraft(recording.draft, recording.points, { today, endedMs: cityNow() }),
    async finish(today, said) {
      if (!recording) throw new Error('No patrol is under way');
      const endedMs = Math.min(cityNow(), recording.draft.startedMs + LONGEST_MS);
      const item = makeItem(recording, { today, said, endedMs, madeMs: house.now() });
      // Stored first: if the phone dies here, the patrol is either still under way or safely in the outbox.
      await store.finishDraft(recording.draft.id, item);
      stop?.();
      change(null);
      return item;
    },
    async discard() {
      if (!recording) return;
      await store.finishDraft(recording.draft.id, null);
      stop?.();
      change(null);
    },
  };
}

function makeItem(
  { draft, points }: Recording,
  at: { today: TodayBody; said: { note: string; nothingFound: boolean }; endedMs: number; madeMs: number },
): OutboxItem {
  const { verdict, reasons, minutes, lengthM, onReachM, coverage, far } = judgeDraft(draft, points, at);
  const { near } = leaveOutFar(draft, points, at.today);
  return {
    id: draft.id,
    city: draft.city,
    person: draft.person,
    reachName: draft.reachName,
    state: 'waiting',
    madeMs: at.madeMs,
    sentMs: null,
    attempts: 0,
    nextTryMs: 0,
    lastError: null,
    judgement: { verdict, reasons, minutes, lengthM, onReachM, coverage, far },
    what: {
      kind: 'patrol',
      body: {
        id: draft.id,
        reach: draft.reach,
        mode: draft.mode,
        startedAt: new Date(draft.startedMs).toISOString(),
        endedAt: new Date(at.endedMs).toISOString(),
        points: near.map((p) => [
          p.timeMs,
          round(p.lon, 7),
          round(p.lat, 7),
          Math.min(100_000, round(p.accuracyM, 1)),
          p.part,
        ]),
        ...at.said,
        ...(far.points > 0 ? { far } : {}),
      },
    },
  };
}

function round(value: number, digits: number): number {
  const factor = 10 ** digits;
  return Math.round(value * factor) / factor;
}
