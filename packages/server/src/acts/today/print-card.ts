// The duty card on paper: a chief's own, or for an office and the chiefs above that of somebody in their area.
import type { ReportLanguage } from '@xunhe/contract/report-words';
import { accept, type Result, refuse } from '@xunhe/domain/ground/result';
import { rightOf } from '@xunhe/domain/people/may';
import { makeCardSheet } from '../../paper/card-sheet.ts';
import type { Press } from '../../paper/press-process.ts';
import { type Database, inScope } from '../../store/db.ts';
import { findPerson, type Person } from '../../store/people.ts';
import { readDutyCard } from './duty-card.ts';

interface CardHouse {
  readonly db: Database;
  readonly now: () => number;
  readonly press: Press;
}

export interface AskedCard {
  readonly person: string;
  readonly language: ReportLanguage;
  /** Where the card stands on the phone. */
  readonly address: string;
}

export interface PrintedCard {
  readonly pdf: Uint8Array;
  readonly name: string;
}

/** Refuses with `notFound` who is not in the area, with `letter.busy` when too many wait. */
export async function printCard(house: CardHouse, who: Person, asked: AskedCard): Promise<Result<PrintedCard>> {
  const chief = asked.person === who.id ? who : await findChief(house, who, asked.person);
  if (!chief) return refuse({ kind: 'notFound' });
  const card = await readDutyCard(house, chief);
  if (!card.ok) return card;
  const wanted = { card: card.value, address: asked.address, madeAtS: Math.floor(house.now() / 1000) };
  const made = await house.press.print(makeCardSheet(wanted, asked.language));
  if (made.ok) return accept({ pdf: made.pdf, name: `${chief.name} ${card.value.month}.pdf` });
  if (made.why === 'busy') return refuse({ kind: 'letter.busy' });
  throw new Error(`The card of ${chief.id} could not be printed: ${made.why}`);
}

async function findChief({ db }: CardHouse, who: Person, id: string): Promise<Person | null> {
  if (rightOf(who.role, 'duty.read') !== 'area') return null;
  const row = await inScope(db, who.scope, (tx) => findPerson(tx, who.city, id));
  if (!row || row.level === null) return null;
  const { name, level, region } = row;
  return { ...who, id, name, level, region, role: 'chief' };
}
