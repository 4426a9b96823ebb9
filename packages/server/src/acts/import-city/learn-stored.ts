// What the store knows of a city before a file is read: a bundle may be only an addition to an earlier one.
import { type ImportContext, learn } from './context.ts';
import { learnDepartments, learnPeople } from './people-tables.ts';
import { LEARN_REACHES, learnRegions, learnWaters } from './place-tables.ts';
import { learnGauges, learnStations } from './point-tables.ts';

export async function learnStored(context: ImportContext): Promise<void> {
  await learnRegions(context);
  await learnWaters(context);
  await learn(context, 'reach', LEARN_REACHES);
  await learnStations(context);
  await learnGauges(context);
  await learnDepartments(context);
  await learnPeople(context);
}
