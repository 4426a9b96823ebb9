// A person's own saved views: kept, replaced, given up.
import type { AnswerOf } from '@xunhe/contract/client';
import type { DropViewBody, SaveViewBody } from '@xunhe/contract/saved-view';
import { makeId } from '@xunhe/domain/ground/id';
import { accept, type Result, refuse } from '@xunhe/domain/ground/result';
import { type Database, inScope, type Tx } from '../store/db.ts';
import { type Chance, writeEvent } from '../store/events.ts';
import type { Person } from '../store/people.ts';
import { dropView, listViews, putView } from '../store/saved-view.ts';
import { ownScope } from './account-event.ts';

type House = Chance & { readonly db: Database };
type SavedViews = AnswerOf<'savedViews'>;

/** A row of chips that nobody reads helps nobody. */
const MOST_VIEWS = 20;

export function tellViews({ db }: Pick<House, 'db'>, who: Person): Promise<SavedViews> {
  return inScope(db, ownScope(who), (tx) => readViews(tx, who));
}

export async function saveView(house: House, who: Person, asked: SaveViewBody): Promise<Result<SavedViews>> {
  const name = asked.name.trim();
  if (name === '') return refuse({ kind: 'request.invalid', path: '/body/name' });
  return inScope(house.db, ownScope(who), async (tx) => {
    const { screen, search } = asked;
    const own = (await listViews(tx, ownerOf(who))).filter((view) => view.screen === screen);
    if (own.length >= MOST_VIEWS && !own.some((view) => view.name === name))
      return refuse({ kind: 'view.many', most: MOST_VIEWS });
    await putView(tx, { ...ownerOf(who), screen, name, search, saved_at: new Date(house.now()) });
    await note(tx, house, who, { kind: 'view.saved', body: { screen, name } });
    return accept(await readViews(tx, who));
  });
}

export async function giveUpView(house: House, who: Person, { screen, name }: DropViewBody): Promise<SavedViews> {
  return inScope(house.db, ownScope(who), async (tx) => {
    const isGone = await dropView(tx, { ...ownerOf(who), screen, name });
    if (isGone) await note(tx, house, who, { kind: 'view.dropped', body: { screen, name } });
    return readViews(tx, who);
  });
}

async function readViews(tx: Tx, who: Person): Promise<SavedViews> {
  const rows = await listViews(tx, ownerOf(who));
  return {
    rows: rows.map(({ screen, name, search, saved_at }) => ({ screen, name, search, savedAt: saved_at.toISOString() })),
  };
}

async function note(
  tx: Tx,
  house: Chance,
  who: Person,
  { kind, body }: { readonly kind: string; readonly body: object },
): Promise<void> {
  const key = makeId(house.now(), house.random(10));
  await writeEvent(tx, house, { city: who.city, kind, key, region: who.region, actor: who.id, body });
}

function ownerOf(who: Person) {
  return { city: who.city, person: who.id };
}
