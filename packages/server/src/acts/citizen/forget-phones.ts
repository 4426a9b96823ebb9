// A citizen's number is there for questions about his report. Some time after the end it is forgotten [D: 90 days]; done twice it is the same.
import { makeId } from '@xunhe/domain/ground/id';
import { forgetPhones } from '../../store/citizen-report.ts';
import { type Database, inScope } from '../../store/db.ts';
import { type Chance, writeEvent } from '../../store/events.ts';
import { findCity } from '../../store/place.ts';
import { readCityClock } from '../city-clock.ts';

const DAYS = 90;
const DAY_MS = 86_400_000;

export async function forgetCitizenPhones(house: Chance & { readonly db: Database }, city: string): Promise<number> {
  return inScope(house.db, { city, region: city }, async (tx) => {
    const { nowMs } = readCityClock((await findCity(tx, city))!, house.now());
    const phones = await forgetPhones(tx, city, new Date(nowMs - DAYS * DAY_MS));
    if (phones > 0)
      await writeEvent(tx, house, {
        ...{ city, kind: 'citizen.phonesForgotten', key: makeId(house.now(), house.random(10)), region: city },
        ...{ actor: null, body: { phones, days: DAYS } },
      });
    return phones;
  });
}
