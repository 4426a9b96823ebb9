// Tries duty rules on months that were: by their published lists, forecasts, posts and samples, inside the area of whoever asks. Months are
// read one by one, each in a transaction of its own, and counted in a thread.
import type { ForecastMonth } from '@xunhe/domain/duty/allocate-month';
import type { WarningLevel } from '@xunhe/domain/duty/level';
import type { YearHolidays } from '@xunhe/domain/ground/holidays';
import { addMonths, firstDay, lastDay, type Month } from '@xunhe/domain/ground/month';
import type { Result } from '@xunhe/domain/ground/result';
import { isInside } from '@xunhe/domain/people/may';
import type { PostLevel } from '@xunhe/domain/people/post';
import { runTrial } from '../../learning/trial.ts';
import type { AllocationAnswer, PreviewAnswer, TrialTask } from '../../learning/trial-worker.ts';
import type { Tx } from '../../store/db.ts';
import { listPosts } from '../../store/people.ts';
import { listReachOutlines, type ReachOutline } from '../../store/place.ts';
import { listOutlooks } from '../../store/risk.ts';
import type { CityRow } from '../../store/rows-place.ts';
import { listWarnings } from '../../store/warning.ts';
import { listWorkYears } from '../../store/work-year.ts';
import { readClassesOf } from '../month-classes.ts';
import type { TrialDesk } from './trial-desk.ts';

export interface TryAsked<T extends TrialTask> {
  readonly person: string;
  readonly city: CityRow;
  readonly region: string;
  readonly months: readonly Month[];
  readonly task: T;
  readonly signal: AbortSignal;
}

type AnswerTo<T extends TrialTask> = T['kind'] extends 'preview' ? PreviewAnswer : AllocationAnswer;

type InTx = <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;

export async function tryRules<T extends TrialTask>(
  desk: TrialDesk,
  tx: InTx,
  asked: TryAsked<T>,
): Promise<Result<AnswerTo<T>>> {
  const { person, city, region, months, task, signal } = asked;
  const answer = await desk.ask({
    ...{ person, signal, key: JSON.stringify([city.city, region, months, task]) },
    async run(told) {
      told({ done: 0, of: months.length });
      const ground = await tx(async (t) => ({
        years: new Map((await listWorkYears(t, city.city)).map((row) => [row.year, row as YearHolidays])),
        reaches: (await listReachOutlines(t, city.city)).filter((reach) => isInside(reach.region, region)),
      }));
      return runTrial(
        { task, years: ground.years },
        {
          ...{ months, signal },
          readFacts: (month) => tx((t) => readFacts(t, { city, month, reaches: ground.reaches })),
          onProgress: (done) => told({ done, of: months.length }),
        },
      );
    },
  });
  return answer as Result<AnswerTo<T>>;
}

async function readFacts(
  tx: Tx,
  {
    city,
    month,
    reaches,
  }: { readonly city: CityRow; readonly month: Month; readonly reaches: readonly ReachOutline[] },
): Promise<ForecastMonth> {
  const list = addMonths(month, -1);
  const levels = new Map(
    (await listWarnings(tx, city.city, list)).map((row) => [row.reach, row.level as WarningLevel]),
  );
  const outlooks = new Map((await listOutlooks(tx, city.city, list)).map((row) => [row.reach, row]));
  const classes = await readClassesOf(tx, city, reaches, { month });
  const inside = new Set(reaches.map(({ id }) => id));
  const posts = (await listPosts(tx, city.city, firstDay(month), lastDay(month))).filter(({ reach }) =>
    inside.has(reach),
  );
  return {
    ...{ city: city.city, month },
    reaches: reaches.map((reach) => ({
      ...{ id: reach.id, lengthM: reach.length_m, region: reach.region },
      condition: outlooks.get(reach.id)?.isBlack ? 'black_odorous' : 'ordinary',
      level: levels.get(reach.id) ?? null,
      probability: outlooks.get(reach.id)?.probability ?? null,
      fails: classes.get(reach.id)?.fails ?? null,
    })),
    posts: posts.map(({ person, reach, level, from, to }) => ({ person, reach, level: level as PostLevel, from, to })),
  };
}
