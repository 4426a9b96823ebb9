// What the first version of the app had left on a phone when it was renewed: records that it showed as saved, and a patrol under way.
import { makeId } from '@xunhe/domain/ground/id';
import { sha256 } from './app.ts';
import { CITY, KM, LAT, LON } from './city.ts';
import type { Phone } from './phone.ts';
import type { World } from './world.ts';

export function leaveOldRows(world: World, phone: Phone): void {
  const { clock, dice } = world;
  const person = dice.pick(phone.people);
  const newId = () => makeId(clock.now() - dice.int(1, 1000) * 60_000, dice.bytes(10));
  const outbox = Array.from({ length: dice.int(1, 3) }, () => makeOldItem(world, newId(), person));
  for (const { id, what } of outbox) {
    const text = JSON.stringify(what.body);
    const hash = sha256(new TextEncoder().encode(text));
    world.ledger.note({ id, hash, text, person, kind: what.kind, photos: [], verdict: null }).shown = true;
  }
  const draft = dice.chance(0.5) ? makeOldDraft(newId(), person, clock.now()) : null;
  if (draft) world.ledger.begin({ id: draft.id, person, phone: phone.name });
  const points = draft
    ? [0, 1, 2].map((n) => ({
        n,
        patrol: draft.id,
        timeMs: n * 20_000,
        lon: LON + n * 0.1 * KM,
        lat: LAT,
        accuracyM: 8,
        part: 0,
      }))
    : [];
  phone.old = { kept: [], drafts: draft ? [draft] : [], points, outbox };
}

function makeOldItem(world: World, id: string, person: string) {
  const madeMs = world.clock.now() - 600_000;
  const at = new Date(madeMs).toISOString();
  const problem = { id, reach: 'R-1', type: 'household_refuse', text: '旧', at, lon: LON, lat: LAT, patrol: null };
  const patrol = {
    ...{ id, reach: 'R-1', mode: 'walk', startedAt: new Date(madeMs - 600_000).toISOString(), endedAt: at },
    ...{ points: [[0, LON, LAT, 8, 0]], note: '', nothingFound: true },
  };
  const what = world.dice.chance(0.5)
    ? { kind: 'problem' as const, body: problem }
    : { kind: 'patrol' as const, body: patrol };
  return {
    id,
    city: CITY,
    person,
    what,
    reachName: '河',
    state: 'waiting',
    madeMs,
    sentMs: null,
    lastError: null,
    judgement: null,
  };
}

function makeOldDraft(id: string, person: string, nowMs: number) {
  return {
    ...{ id, city: CITY, person, reach: 'R-1', reachName: '河', mode: 'walk', startedMs: nowMs - 60_000 },
    ...{ part: 0, paused: false, problems: [] },
  };
}
