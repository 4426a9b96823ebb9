// What a person does with the app besides walking: reports, photographs, writes what no server takes, throws away, carries the outbox elsewhere.
import { makeId } from '@xunhe/domain/ground/id';
import { PROBLEM_TYPES } from '@xunhe/domain/problem/problem-type';
import { makeProblemItem, type Reported } from '../packages/field/src/problems/problem-item.ts';
import { lackingOf } from '../packages/field/src/problems/report-fields.ts';
import { makeItem } from '../packages/field/src/sending/make-item.ts';
import { readQueueFile, writeQueueFile } from '../packages/field/src/sending/queue-file.ts';
import { type App, digest, isFullDisk, sha256 } from './app.ts';
import { CITY, LAT, LON, REACHES } from './city.ts';
import type { World } from './world.ts';

export type Act = (world: World, app: App, person: string) => Promise<void>;

/** A full disk, or another page that records, is told to the person, who is not told that anything was saved. */
export async function unlessFull(work: () => Promise<unknown>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (error) {
    if (isFullDisk(error) || (error as Error).message === 'Another page of this phone records') return false;
    throw error;
  }
}

/** Among them what a careless hand would write otherwise: letters in two pieces, line ends of two kinds, spaces at the end. */
export const NOTES = ['', '水清', '水清', 'Cafe\u0301 \r\n岸边', '😀 ', '"\\'];

const now = (world: World, app: App) => world.clock.now() + app.phone.skewMs;
const newId = (world: World, app: App) => makeId(Math.max(0, now(world, app)), world.dice.bytes(10));

export async function photograph(
  world: World,
  app: App,
  record: string | undefined,
  person: string,
  role: 'view' | 'after' = 'view',
): Promise<void> {
  const { dice } = world;
  if (record === undefined) return;
  const bytes = dice.bytes(dice.weigh({ 300: 60, 1500: 25, 6000: 15 }) as unknown as number);
  await unlessFull(() =>
    app.store.addPhoto(
      {
        ...{ record, person, sha256: sha256(bytes), bytes: bytes.length, role, from: 'camera' },
        ...{ atMs: now(world, app), lon: LON, lat: LAT },
      },
      bytes,
    ),
  );
}

export const report: Act = async (world, app, person) => {
  const { dice } = world;
  const id = newId(world, app);
  const photos = dice.weigh({ 0: 50, 1: 30, 3: 20 }) as unknown as number;
  if (photos > 0 || dice.chance(0.3))
    await unlessFull(() =>
      app.store.putForm({
        id,
        person,
        kind: 'problem',
        reachName: '河',
        changedMs: now(world, app),
        fields: { text: '' },
      }),
    );
  for (let n = 0; n < photos; n++) await photograph(world, app, id, person);
  const done = dice.chance(0.2) ? dice.pick(['已清走。', '已劝离\r\n']) : null;
  if (done) await photograph(world, app, id, person, 'after');
  if (dice.chance(0.1)) return;
  const text = dice.chance(0.12) ? '岸边有垃圾。'.repeat(dice.int(100, 600)) : dice.pick(NOTES);
  // The form asks for both pictures before it hands in; a full phone may have kept none.
  const lacking = lackingOf({ reach: '', type: 'other', text, done }, await app.store.photos(id, person));
  const selfHandled = lacking.length === 0 ? done?.trim() : undefined;
  await handIn(world, app, { id, person, reach: dice.pick(REACHES), text, selfHandled });
};

/** Texts that no server takes: each is refused by itself and holds back nobody. */
export const poison: Act = async (world, app, person) => {
  const { dice } = world;
  const kind = dice.weigh({ control: 1, surrogate: 1, long: 1, reach: 1, deep: 1, clone: 1 });
  const id = newId(world, app);
  const text = { control: 'a\u0000b', surrogate: 'a\ud800', long: '长'.repeat(4001) }[kind as 'long'] ?? '毒';
  if (kind === 'clone') return clone(world, app, person);
  world.ledger.poisons.add(id);
  if (kind !== 'deep') return handIn(world, app, { id, person, reach: kind === 'reach' ? 'R-none' : 'R-1', text });
  const depth = dice.int(40, 3000);
  const body = { id, note: JSON.parse(`${'['.repeat(depth)}${']'.repeat(depth)}`) };
  const { item, text: deep } = await makeItem(
    {
      ...{ id, city: CITY, person, kind: 'problem', body: body as object, reach: 'R-1', reachName: '河' },
      ...{ firstWords: '', madeMs: now(world, app) },
    },
    digest,
  );
  if (await unlessFull(() => app.outbox.handIn(item, deep))) showSaved(world, id);
};

/** What the screen says once the app says no no. */
export function showSaved({ ledger }: World, id: string): void {
  const made = ledger.of(id).at(-1);
  if (made) made.shown = true;
}

/** A phone that was copied with all it had: another content under an id that is taken. */
const clone: Act = async (world, app, person) => {
  const mine = world.ledger.made.filter((one) => one.person === person && one.kind === 'problem' && one.shown);
  if (mine.length === 0) return;
  const { id } = world.dice.pick(mine);
  if ((await app.store.items(person)).some((item) => item.id === id)) return;
  world.ledger.poisons.add(id);
  await handIn(world, app, { id, person, reach: 'R-2', text: '另一份内容' });
};

async function handIn(
  world: World,
  app: App,
  sent: {
    readonly id: string;
    readonly person: string;
    readonly reach: string;
    readonly text: string;
    readonly selfHandled?: string | undefined;
  },
): Promise<void> {
  const { id, person, reach, text, selfHandled } = sent;
  const me = { city: CITY, person } as Reported['me'];
  const patrol = app.recorder.current()?.draft.id ?? null;
  const reported: Reported = {
    ...{ id, me, reach, reachName: '河', text, patrol, type: world.dice.pick(PROBLEM_TYPES) },
    place: { lon: LON, lat: LAT },
    selfHandled,
  };
  const house = { recorder: app.recorder, now: () => now(world, app), digest, store: app.store };
  const { item, text: content } = await makeProblemItem(house, reported);
  if (!(await unlessFull(() => app.outbox.handIn(item, content)))) return;
  showSaved(world, id);
  await unlessFull(() => app.recorder.noteProblem(id));
  send(app, person);
}

export const throwAway: Act = async (world, app, person) => {
  for (const { id, hash, state } of await app.store.items(person)) {
    if (state !== 'refused' || !world.dice.chance(0.5)) continue;
    world.ledger.find(id, hash)!.removed = true;
    await app.outbox.remove(id);
  }
};

export const carry: Act = async (world, app, person) => {
  const { dice, phones } = world;
  const file = JSON.stringify(await writeQueueFile(app.store, { city: CITY, person }));
  const other = dice.pick(phones.filter((phone) => phone.people.includes(person)));
  const page = other.apps.find((one) => one.life.alive && one.person === person);
  if (!page) return;
  const text = dice.chance(0.1) ? file.slice(0, dice.int(0, file.length)) : file;
  world.tell(() => `${person} carries the outbox of ${app.phone.name} to ${other.name}`);
  page.spawn(async () => {
    await readQueueFile(text, { store: page.store, digest, city: CITY, person });
    await page.outbox.load(person);
    await page.outbox.send(person, true);
  });
};

/** Nobody waits for it: it may end when the page does. */
export function send(app: App, person: string, all = true): void {
  app.spawn(() => app.outbox.send(person, all));
}
