// An office writes a draft of a notice, throws it away, or publishes it as it was seen.
import type { SaveCircularBody } from '@xunhe/contract/circular';
import type { Day } from '@xunhe/domain/ground/day';
import { accept, type Result, refuse } from '@xunhe/domain/ground/result';
import { checkCircular, mayTell } from '@xunhe/domain/people/circular';
import { containsRegion, regionLevel } from '@xunhe/domain/place/region';
import {
  deleteCircularDraft,
  findCircular,
  findCircularDraft,
  insertCircular,
  lockCirculars,
  saveCircularDraft,
  supersedeCircular,
} from '../../store/circular.ts';
import { countAudience } from '../../store/circular-readers.ts';
import { type Database, inScope, type Tx } from '../../store/db.ts';
import { type Chance, writeEvent } from '../../store/events.ts';
import type { Person } from '../../store/people.ts';
import { findCity, findRegion } from '../../store/place.ts';
import type { CircularDraftRow } from '../../store/rows-circular.ts';
import { readCityClock } from '../city-clock.ts';

type House = Chance & { readonly db: Database };

export interface DraftKey {
  readonly id: string;
  /** As it was seen. */
  readonly revision: number;
}

export async function saveCircular(
  house: House,
  who: Person,
  written: SaveCircularBody & Pick<DraftKey, 'id'>,
): Promise<Result<DraftKey>> {
  const { city } = who;
  const { id, supersedes } = written;
  const refused = refuseOffice(who, written.region);
  if (refused) return refuse(refused);
  return inScope(house.db, who.scope, async (tx) => {
    await lockCirculars(tx, city);
    const checked = checkCircular(written, await readToday(house, tx, city));
    if (!checked.ok) return refuse({ ...checked.refusal, path: `/body${checked.refusal.path}` });
    if (!(await findRegion(tx, city, written.region))) return refuse({ kind: 'notFound', path: '/body/region' });
    if (supersedes !== null && !(await mayReplace(tx, who, supersedes)))
      return refuse({ kind: 'circular.replaced', path: '/body/supersedes' });
    const before = await findCircularDraft(tx, city, id);
    const isTaken = !before && (await findCircular(tx, city, id)) !== null;
    if (isTaken || (before?.revision ?? 0) !== written.revision) return refuse({ kind: 'circular.moved' });
    const { title, text, region, groups, lastDay, confirm } = checked.value;
    const revision = written.revision + 1;
    await saveCircularDraft(tx, {
      ...{ city, id, office: before?.office ?? who.region, region, groups: [...groups], title, text, revision },
      ...{ last_day: lastDay, confirm, supersedes, changed_by: who.id, changed_at: new Date(house.now()) },
    });
    await writeEvent(tx, house, {
      ...{ city, kind: 'circular.drafted', key: `${id}/${revision}`, region: who.region, actor: who.id },
      body: { circular: id, revision, title },
    });
    return accept({ id, revision });
  });
}

export async function dropCircular(house: House, who: Person, key: DraftKey): Promise<Result<{ readonly done: true }>> {
  return withDraft(house, who, key, async (tx, draft) => {
    await deleteCircularDraft(tx, who.city, key.id);
    await writeEvent(tx, house, {
      ...{ city: who.city, kind: 'circular.dropped', key: `${key.id}/${key.revision}`, region: who.region },
      ...{ actor: who.id, body: { circular: key.id, title: draft.title } },
    });
    return accept({ done: true });
  });
}

export async function publishCircular(
  house: House,
  who: Person,
  key: DraftKey,
): Promise<Result<{ readonly done: true }>> {
  const { city } = who;
  return withDraft(house, who, key, async (tx, draft) => {
    const { revision: _revision, changed_by: _by, changed_at: _at, ...content } = draft;
    const { region, groups, supersedes } = content;
    // Kept yesterday with today's last day, it may have run out since.
    if (draft.last_day !== null && draft.last_day < (await readToday(house, tx, city)))
      return refuse({ kind: 'circular.lastDay' });
    if (supersedes !== null && !(await mayReplace(tx, who, supersedes))) return refuse({ kind: 'circular.replaced' });
    const people = await countAudience(tx, { city, region, groups, without: who.id });
    if (people === 0) return refuse({ kind: 'circular.nobody' });
    await insertCircular(tx, {
      ...{ ...content, superseded_by: null, published_by: who.id, published_at: new Date(house.now()) },
      ...{ withdrawn_by: null, withdrawn_at: null, withdrawn_why: null },
    });
    if (supersedes !== null) await supersedeCircular(tx, { city, id: supersedes }, key.id);
    await deleteCircularDraft(tx, city, key.id);
    await writeEvent(tx, house, {
      ...{ city, kind: 'circular.published', key: key.id, region: who.region, actor: who.id },
      body: { circular: key.id, title: draft.title, region, groups, people, supersedes },
    });
    return accept({ done: true });
  });
}

async function withDraft<T>(
  house: House,
  who: Person,
  { id, revision }: DraftKey,
  work: (tx: Tx, draft: CircularDraftRow) => Promise<Result<T>>,
): Promise<Result<T>> {
  return inScope(house.db, who.scope, async (tx) => {
    await lockCirculars(tx, who.city);
    const draft = await findCircularDraft(tx, who.city, id);
    if (!draft) return refuse({ kind: 'notFound' });
    const refused = refuseOffice(who, draft.region);
    if (refused) return refuse(refused);
    return draft.revision === revision ? work(tx, draft) : refuse({ kind: 'circular.moved' });
  });
}

/** A foreign region and one that is not there answer the same. */
function refuseOffice(who: Person, region: string) {
  if (!containsRegion(who.region, region)) return { kind: 'notFound', path: '/body/region' };
  return mayTell(who.region, region) ? null : { kind: 'circular.level', level: regionLevel(who.region) };
}

/** One's own, or of an office below; each is replaced once, and what is withdrawn needs no other in its place. */
async function mayReplace(tx: Tx, who: Person, id: string): Promise<boolean> {
  const found = await findCircular(tx, who.city, id);
  const free = found && found.withdrawn_at === null && found.superseded_by === null;
  return Boolean(free && containsRegion(who.region, found.office));
}

async function readToday(house: House, tx: Tx, city: string): Promise<Day> {
  return readCityClock((await findCity(tx, city))!, house.now()).today;
}
