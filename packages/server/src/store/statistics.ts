// Tells the planner of the database what the tables hold now. Without it the first minutes after an import or a month are slow: a table that
// was just filled counts as empty until the database looks by itself.
import { sql } from 'kysely';
import { type Database, inScope } from './db.ts';

const OF_A_MONTH = [
  'assessments',
  'warnings',
  'duties',
  'evaluations',
  'standings',
  'forecast_scores',
  'events',
] as const;
const OF_A_CITY = [
  ...['regions', 'water_bodies', 'reaches', 'stations', 'sources', 'people', 'posts', 'accounts'],
  ...['observations', 'patrols', 'patrol_reaches', 'tracks', 'problems', 'problem_moves'],
] as const;

export async function renewStatistics(db: Database, city: string, of: 'month' | 'city'): Promise<void> {
  const names = of === 'month' ? [...OF_A_MONTH] : [...OF_A_CITY];
  await inScope(db, { city, region: city }, (tx) => sql`SELECT renew_statistics(${names}::text[])`.execute(tx));
}
