// A citizen says what he thinks of the end of his report. "Not solved" is an event of its own: the office can take the problem up again.
import { makeId } from '@xunhe/domain/ground/id';
import { accept, type Result, refuse } from '@xunhe/domain/ground/result';
import { isSaidOfThisEnd, maySaySatisfaction, type Satisfaction } from '@xunhe/domain/problem/satisfaction';
import { changeReport } from '../../store/citizen-report.ts';
import { inScope } from '../../store/db.ts';
import { writeEvent } from '../../store/events.ts';
import { lockProblem } from '../../store/problem.ts';
import { findPublicCity } from '../../store/public-water.ts';
import { readCityClock } from '../city-clock.ts';
import { type CitizenHouse, citizenScope } from './citizen-house.ts';
import { findFollowed, satisfactionFacts } from './read-follow.ts';

const EVENT_OF: Readonly<Record<Satisfaction, string>> = {
  satisfied: 'problem.satisfied',
  partly: 'problem.partlySatisfied',
  not_solved: 'problem.unsatisfied',
};

export async function saySatisfaction(
  house: CitizenHouse,
  asked: {
    readonly city: string;
    readonly code: string;
    readonly address: string;
    readonly satisfaction: Satisfaction;
    readonly text: string;
  },
): Promise<Result<true>> {
  const { city, satisfaction, text } = asked;
  return inScope(house.db, citizenScope(city, asked.address), async (tx) => {
    const seen = await findFollowed(tx, house, asked);
    if (!seen) return refuse({ kind: 'notFound' });
    // Held, so that it is said of the end that stands; two that say at once follow each other.
    await lockProblem(tx, city, seen.leading.id);
    const found = (await findFollowed(tx, house, asked))!;
    const clock = readCityClock((await findPublicCity(tx, city))!, house.now());
    const facts = satisfactionFacts(found, clock);
    const may = maySaySatisfaction(facts);
    if (!may.ok) return may;
    const { report, own, leading } = found;
    const isSaid = isSaidOfThisEnd(facts);
    if (isSaid && report.satisfaction === satisfaction && report.satisfaction_text === text) return accept(true);
    const at = new Date(clock.nowMs);
    await changeReport(tx, city, own.id, {
      ...{ satisfaction, satisfaction_text: text, said_at: at },
      ...(isSaid ? {} : { said_first_at: at }),
    });
    await writeEvent(tx, house, {
      ...{ city, kind: EVENT_OF[satisfaction], key: `${own.id}/${makeId(house.now(), house.random(10))}` },
      ...{ region: own.region, actor: null },
      body: { problem: own.id, ...(leading.id === own.id ? {} : { joined: leading.id }) },
    });
    return accept(true);
  });
}
