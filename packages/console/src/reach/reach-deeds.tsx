// What is asked of a reach, what was done, and what was found.
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { sayDay, sayDue, sayMonth } from '@xunhe/ui/dates';
import { sayLength, sayMinutes } from '@xunhe/ui/figures';
import { ask } from '@xunhe/ui/session';
import { Answered } from '@xunhe/ui/states.tsx';
import { defineWords, useWords } from '@xunhe/ui/words';
import { PROBLEM_STATE_WORDS, PROBLEM_TYPE_WORDS } from '@xunhe/ui/words-problem';
import { MODE_WORDS, POST_WORDS, VERDICT_WORDS } from '@xunhe/ui/words-shared';
import { Progress } from '../parts/progress.tsx';
import { Section } from '../parts/screen.tsx';
import { useMonth, useRight, useSurroundings } from '../parts/surroundings.ts';

const WORDS = defineWords({
  duties: ['{month}履职', 'Duties of {month}'],
  noDuty: ['没有巡河任务。', 'Nothing is asked.'],
  patrols: ['最近巡河', 'Latest patrols'],
  noPatrol: ['还没有巡河记录。', 'Nobody has patrolled it yet.'],
  problems: ['问题', 'Problems'],
  noProblem: ['没有问题记录。', 'No problem was reported.'],
  all: ['全部', 'All'],
});

interface OfReach {
  readonly reach: string;
}

export function ReachDuties({ reach }: OfReach) {
  const say = useWords(WORDS);
  const sayPost = useWords(POST_WORDS);
  const { inForce } = useMonth();
  const may = useRight('duty.read');
  const duties = useQuery({
    queryKey: ['duties', inForce, 'of', reach],
    queryFn: ({ signal }) => ask('duties', { params: { month: inForce! }, query: { reach, limit: 50 }, signal }),
    enabled: may && inForce !== null,
  });
  if (!may || inForce === null) return null;
  return (
    <Section title={say('duties', { month: sayMonth(inForce, say.language) })}>
      <Answered query={duties}>
        {({ rows }) =>
          rows.length === 0 ? (
            <p className="muted">{say('noDuty')}</p>
          ) : (
            <table>
              <tbody>
                {rows.map((row) => (
                  <tr key={row.person}>
                    <td>{row.personName}</td>
                    <td>{sayPost.any(row.personLevel)}</td>
                    <td>
                      <Progress done={row.done} asked={row.visits} />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          )
        }
      </Answered>
    </Section>
  );
}

export function ReachPatrols({ reach }: OfReach) {
  const say = useWords(WORDS);
  const sayMode = useWords(MODE_WORDS);
  const sayVerdict = useWords(VERDICT_WORDS);
  const { city } = useSurroundings();
  const may = useRight('patrol.read');
  const patrols = useQuery({
    queryKey: ['patrols', 'of', reach],
    queryFn: ({ signal }) => ask('patrols', { query: { reach, limit: 6 }, signal }),
    enabled: may,
  });
  if (!may) return null;
  return (
    <Section
      title={say('patrols')}
      extra={
        <Link to="/patrols" search={{ reach }}>
          {say('all')}
        </Link>
      }
    >
      <Answered query={patrols}>
        {({ rows }) =>
          rows.length === 0 ? (
            <p className="muted">{say('noPatrol')}</p>
          ) : (
            <table>
              <tbody>
                {rows.map((row) => (
                  <tr key={row.id}>
                    <td>
                      <Link to="/patrols/$id" params={{ id: row.id }}>
                        {sayDay(row.day, city.today, say.language)}
                      </Link>
                    </td>
                    <td>{row.personName}</td>
                    <td>
                      {sayMode.any(row.mode)} {sayMinutes(row.minutes, say.language)} {sayLength(row.lengthM)}
                    </td>
                    <td>{sayVerdict.any(row.verdict)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          )
        }
      </Answered>
    </Section>
  );
}

export function ReachProblems({ reach }: OfReach) {
  const say = useWords(WORDS);
  const sayType = useWords(PROBLEM_TYPE_WORDS);
  const sayState = useWords(PROBLEM_STATE_WORDS);
  const { city } = useSurroundings();
  const may = useRight('problem.read');
  const problems = useQuery({
    queryKey: ['problems', 'of', reach],
    queryFn: ({ signal }) => ask('problems', { query: { reach, limit: 8 }, signal }),
    enabled: may,
  });
  if (!may) return null;
  return (
    <Section
      title={say('problems')}
      extra={
        <Link to="/problems" search={{ reach, show: 'all' }}>
          {say('all')}
        </Link>
      }
    >
      <Answered query={problems}>
        {({ rows }) =>
          rows.length === 0 ? (
            <p className="muted">{say('noProblem')}</p>
          ) : (
            <table>
              <tbody>
                {rows.map((row) => (
                  <tr key={row.id}>
                    <td>
                      <Link to="/problems/$id" params={{ id: row.id }}>
                        {sayType.any(row.type)}
                      </Link>
                    </td>
                    <td>{sayState.any(row.state)}</td>
                    <td className={row.overdueDays > 0 ? 'late' : 'muted'}>
                      {row.dueDay && row.closedAt === null && sayDue(row.dueDay, city.today, say.language)}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          )
        }
      </Answered>
    </Section>
  );
}
