// The names of a city as they are spelled, kept by the process that answers and compared with the store while it is asked. Nothing is
// stored, so no import, edit or old store can leave a spelling behind; a name that is new is found by its signs at once and by pinyin
// within HALF_A_MINUTE. What a person may see is not decided here: names only lead to rows, and those have their own security.
import { type Database, inScope } from '../../store/db.ts';
import { listNames, NAMED_KINDS, type NamedKind } from '../../store/spelled-names.ts';
import { joinTyped, rankName, type Spelled, spellName } from './spelling.ts';

const HALF_A_MINUTE = 30_000;
/** Others are answered between two helpings. */
const HELPING = 500;
/** One letter may read as most of a city; no more names than these travel. */
const MOST_NAMES = 3000;
/** Names of so many signs and more are alike long. */
const LONGEST = 64;

type Names = ReadonlyMap<NamedKind, ReadonlyMap<string, Spelled>>;

interface Book {
  names: Promise<Names>;
  readAt: number;
  isReading: boolean;
}

const BOOKS = new WeakMap<Database, Map<string, Book>>();

interface Asked {
  readonly db: Database;
  readonly city: string;
  readonly now: number;
}

/** Names that read as the words, kind by kind, the best first. */
export async function findNames(asked: Asked, words: string): Promise<ReadonlyMap<NamedKind, string[]>> {
  const names = await openBook(asked);
  const typed = joinTyped(words);
  return new Map([...names].map(([kind, spelled]) => [kind, rankNames(spelled.values(), typed)]));
}

/** By how well they read, then by length; sorted into drawers, because one letter may read as fifty thousand. */
function rankNames(names: Iterable<Spelled>, typed: string): string[] {
  const drawers: string[][] = [];
  for (const one of names) {
    const rank = rankName(one, typed);
    if (rank === null) continue;
    const at = rank * LONGEST + Math.min(one.signs.length, LONGEST - 1);
    const drawer = drawers[at];
    if (drawer) drawer.push(one.name);
    else drawers[at] = [one.name];
  }
  return drawers.flat().slice(0, MOST_NAMES);
}

function openBook({ db, city, now }: Asked): Promise<Names> {
  const books = BOOKS.get(db) ?? new Map<string, Book>();
  BOOKS.set(db, books);
  const book = books.get(city);
  if (!book) {
    const fresh: Book = { names: readNames(db, city, new Map()), readAt: now, isReading: false };
    // A store that did not answer is asked anew by the next.
    fresh.names.catch(() => books.delete(city));
    books.set(city, fresh);
    return fresh.names;
  }
  if (!book.isReading && Math.abs(now - book.readAt) >= HALF_A_MINUTE) void renew(book, { db, city, now });
  return book.names;
}

/** Whoever asks meanwhile is answered from what is known. */
async function renew(book: Book, { db, city, now }: Asked): Promise<void> {
  book.isReading = true;
  try {
    const names = await readNames(db, city, await book.names);
    book.names = Promise.resolve(names);
    book.readAt = now;
  } catch {
    // The old names stay; the next question tries again.
  } finally {
    book.isReading = false;
  }
}

async function readNames(db: Database, city: string, known: Names): Promise<Names> {
  const rows = await inScope(db, { city, region: city }, (tx) => listNames(tx, city));
  const names = new Map<NamedKind, Map<string, Spelled>>(NAMED_KINDS.map((kind) => [kind, new Map()]));
  let spelled = 0;
  for (const { kind, name } of rows) {
    const before = known.get(kind)?.get(name);
    names.get(kind)!.set(name, before ?? spellName(name, kind === 'person' ? 'head' : 'off'));
    if (!before && ++spelled % HELPING === 0) await new Promise(setImmediate);
  }
  return names;
}
