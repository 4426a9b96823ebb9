// The small city as rows of PostgreSQL.
import type { Tx } from '../packages/server/src/store/db.ts';
import { CITY, MEMORY_CITY, people, VILLAGE } from './city.ts';

export async function fillCity(tx: Tx): Promise<void> {
  const { city, policies, posts, reaches } = MEMORY_CITY;
  await tx
    .insertInto('cities')
    .values({
      ...{ ...city, name: '试城', name_en: null, standard: 'GB3838-2002', target_class: 3, class_indicators: ['DO'] },
      ...{ about: '[]', credits: '[]' },
    })
    .execute();
  await tx
    .insertInto('regions')
    .values({ city: CITY, code: VILLAGE, name: VILLAGE, name_en: null, level: 'village', parent: null, geometry: null })
    .execute();
  await tx
    .insertInto('water_bodies')
    .values({ city: CITY, id: 'W-1', name: '试涌', name_en: null, kind: 'creek', basin: null })
    .execute();
  for (const { id, region, lengthM, widthM, lines } of reaches.values())
    await tx
      .insertInto('reaches')
      .values({
        ...{ city: CITY, id, water_body: 'W-1', region, name: id, name_en: null, length_m: lengthM, width_m: widthM },
        ...{ target_class: 3, bank: 'both', downstream: null },
        geometry: JSON.stringify({ type: 'MultiLineString', coordinates: lines }),
      })
      .execute();
  for (const { id, level, region } of people.values())
    await tx
      .insertInto('people')
      .values({ city: CITY, id, name: id, region, level, department: null, phone: null })
      .execute();
  for (const { person, reach, region, from, to } of posts)
    await tx.insertInto('posts').values({ city: CITY, person, reach, region, from_day: from, to_day: to }).execute();
  for (const policy of policies)
    await tx
      .insertInto('policies')
      .values({ ...policy, body: JSON.stringify(policy.body) })
      .execute();
}
