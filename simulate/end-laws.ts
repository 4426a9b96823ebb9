// The laws that are looked at when a seed is over.

import type { SentPatrol } from '@xunhe/contract/patrol';
import type { SentProblem } from '@xunhe/contract/problem';
import { decodeTrack } from '@xunhe/domain/patrol/track-codec';
import type { OutboxItem } from '../packages/field/src/keeping/outbox-item.ts';
import type { RecordDeed } from '../packages/server/src/store/sync-store.ts';
import { sha256 } from './app.ts';
import { listItems } from './heal.ts';
import type { Made } from './ledger.ts';
import { breakLaw, type World } from './world.ts';

export async function judgeEnd(world: World): Promise<void> {
  const items = new Map<string, OutboxItem[]>();
  for (const phone of world.phones)
    for (const item of await listItems(phone)) items.set(keyOf(item), [...(items.get(keyOf(item)) ?? []), item]);
  for (const made of world.ledger.made) judgeRecord(world, made, items.get(keyOf(made)) ?? []);
  await judgeServer(world);
  for (const made of world.ledger.made) await judgePictures(world, made);
  for (const phone of world.phones) await judgeDrafts(world, phone);
}

function keyOf({ id, hash }: { readonly id: string; readonly hash: string }): string {
  return `${id} ${hash}`;
}

/** L1: on the server once, or refused on both sides, never both, never neither. */
function judgeRecord(world: World, made: Made, items: readonly OutboxItem[]): void {
  const { book } = world.server.shelf;
  const { id, hash } = made;
  const deed = book.records.get(id);
  const stored = deed?.hash === hash;
  const refused = book.refusedText(id, hash);
  // Made, but nobody was told that it is saved, and it is not on the phone either: it never was.
  if (!made.shown && items.length === 0 && !stored && refused === undefined) return;
  if (deed && stored && refused === undefined) judgeStored(world, made, { deed, items });
  else if (stored) breakLaw(world, 'L1', `${id} is stored and refused`);
  else if (refused === undefined) breakLaw(world, 'L1', `${id} of ${made.person} is nowhere on the server`);
  else judgeRefused(world, made, { refused, items });
}

/** The same text with its reason on both sides; and L14: nothing is refused that is right. */
function judgeRefused(
  world: World,
  made: Made,
  { refused, items }: { readonly refused: string; readonly items: readonly OutboxItem[] },
): void {
  const { id } = made;
  if (!world.ledger.poisons.has(id)) breakLaw(world, 'L14', `${id} is refused and nothing is wrong with it`);
  if (refused !== made.text) breakLaw(world, 'L1', `the refused ${id} was not kept as it was`);
  const isKnown = items.length > 0 && items.every(({ state, lastError }) => state === 'refused' && lastError !== null);
  if (!isKnown && !made.removed)
    breakLaw(world, 'L1', `${id} is refused, its phone shows ${items.map(({ state }) => state).join() || 'nothing'}`);
}

function judgeStored(
  world: World,
  made: Made,
  at: { readonly deed: RecordDeed; readonly items: readonly OutboxItem[] },
): void {
  const { deed, items } = at;
  const say = (sentence: string) => breakLaw(world, 'L1', `${made.id}: ${sentence}`);
  if (deed.person !== made.person) say(`made by ${made.person}, on the server it is of ${deed.person}`);
  for (const { state } of items) if (state !== 'sent') say(`stored, its phone shows ${state}`);
  if (sha256(new TextEncoder().encode(made.text)) !== deed.hash) say('its hash is not that of its text');
  judgeContent(deed, made, say);
  judgeVerdict(world, made, at);
}

/** The rows say what the text said. */
function judgeContent(deed: RecordDeed, made: Made, say: (sentence: string) => void): void {
  const [patrol, problem] = [deed.rows.patrols?.[0], deed.rows.problems?.[0]];
  if (patrol) {
    const body = JSON.parse(made.text) as SentPatrol;
    const track = deed.rows.tracks?.[0];
    const decoded = track ? decodeTrack(track.points) : null;
    const points = decoded?.ok ? decoded.value.length : 0;
    if (patrol.reach !== body.reach || (patrol.note ?? '') !== body.note || points !== body.points.length)
      say(`the patrol on the server has ${points} fixes of ${body.points.length}, or other words`);
  } else if (problem) {
    const body = JSON.parse(made.text) as SentProblem;
    if (problem.text !== body.text || problem.type !== body.type || problem.reach !== body.reach) say('other words');
    const state = body.selfHandled ? 'handled' : 'reported';
    const moves = deed.rows.problem_moves?.map(({ note }) => note).join();
    if (problem.state !== state || moves !== (body.selfHandled ? `,${body.selfHandled.note}` : ''))
      say(`cleared as ${problem.state}, with the words ${moves}`);
  } else say('no rows');
}

/** L11: what the phone says of a patrol is what the server says. */
function judgeVerdict(
  world: World,
  made: Made,
  at: { readonly deed: RecordDeed; readonly items: readonly OutboxItem[] },
): void {
  if (at.deed.facts.kind !== 'patrol') return;
  const { verdict } = at.deed.facts.judgement as { verdict: string };
  if (made.verdict !== null && made.verdict !== verdict)
    breakLaw(world, 'L11', `${made.id}: the phone judged ${made.verdict}, the server ${verdict}`);
  for (const { judgement } of at.items)
    if (judgement?.verdict !== verdict)
      breakLaw(world, 'L11', `${made.id}: the phone shows ${judgement?.verdict}, not ${verdict}`);
}

async function judgePictures(world: World, { id, hash, person, photos }: Made): Promise<void> {
  const { book, readBytes } = world.server.shelf;
  if (book.records.get(id)?.hash !== hash) return;
  for (const picture of photos) {
    const bytes = await readBytes(person, picture);
    if (!bytes || sha256(bytes) !== picture)
      breakLaw(world, 'L1', `${id}: the picture ${picture.slice(0, 8)} is not on the server as it was`);
  }
}

/** L2: nothing that nobody made, and nothing that was not said to be there. L13: each deed has its event, once. */
async function judgeServer(world: World): Promise<void> {
  const { book, look } = world.server.shelf;
  const { ledger } = world;
  const { records, refused, events } = await look();
  for (const { id, hash, person } of records) {
    if (!ledger.find(id, hash)) breakLaw(world, 'L2', `nobody made the record ${id}`);
    const said = book.records.get(id);
    if (said?.hash !== hash || said.person !== person)
      breakLaw(world, 'L1', `${id} lies there otherwise than it was stored`);
  }
  if (records.length !== book.records.size)
    breakLaw(world, 'L1', `${book.records.size} records were stored, ${records.length} lie there`);
  for (const { id, hash, text } of refused) {
    if (!ledger.find(id, hash)) breakLaw(world, 'L2', `nobody made the refused ${id}`);
    if (book.refusedText(id, hash) !== text)
      breakLaw(world, 'L1', `the refused ${id} lies there otherwise than it was kept`);
  }
  if (new Set(events).size !== events.length || events.length !== records.length + refused.length)
    breakLaw(world, 'L13', `${records.length} records and ${refused.length} refused have ${events.length} events`);
}

/** L7: what was begun and neither handed in nor dropped still lies there, with its fixes. */
async function judgeDrafts(world: World, phone: World['phones'][number]): Promise<void> {
  const drafts = new Set<string>();
  for (const person of phone.people)
    for (const { key } of await phone.memory.listOwned('drafts', person)) drafts.add(key);
  for (const draft of world.ledger.begun.values()) {
    if (draft.phone !== phone.name) continue;
    if (draft.state !== 'open') {
      if (draft.state === 'handedIn' && drafts.has(draft.id))
        breakLaw(world, 'L7', `${draft.id} was handed in and is a draft again`);
      continue;
    }
    if (!drafts.has(draft.id)) breakLaw(world, 'L7', `the draft ${draft.id} is gone`);
    const points = await phone.memory.listGroup('points', draft.id);
    if (points.length < draft.points.size) breakLaw(world, 'L7', `fixes of the draft ${draft.id} are gone`);
  }
}
