// One patrol as a file: the verdict with its reasons and numbers, the track beside the reach, and what was found on the way.
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { PatrolPage } from '@xunhe/contract/patrol';
import { sayDay, sayTime, sayWeekday } from '@xunhe/ui/dates';
import { sayLength, sayMinutes, sayShare } from '@xunhe/ui/figures';
import { listReasons } from '@xunhe/ui/reason-sentence';
import { ask } from '@xunhe/ui/session';
import { Answered } from '@xunhe/ui/states.tsx';
import { defineWords, pickName, useWords } from '@xunhe/ui/words';
import { PROBLEM_STATE_WORDS, PROBLEM_TYPE_WORDS } from '@xunhe/ui/words-problem';
import { MODE_WORDS, RECORD_SOURCE_WORDS } from '@xunhe/ui/words-shared';
import { Fact, Facts } from './facts.tsx';
import './file.css';
import { PatrolMap } from './patrol-map.tsx';
import { ReachLink } from './reach-link.tsx';
import { Screen, Section } from './screen.tsx';
import { useRight, useSurroundings } from './surroundings.ts';
import { VerdictMark } from './verdict-mark.tsx';

const WORDS = defineWords({
  file: ['巡河记录', 'Patrol'],
  about: ['{person} {day}的巡河记录', 'Patrol by {person}, {day}'],
  verdict: ['认定结果', 'Verdict'],
  noReason: ['没有可说明的理由。', 'No reason was given.'],
  spent: ['用时', 'Spent'],
  length: ['总里程', 'Length'],
  onReach: ['沿河里程', 'On the reach'],
  coverage: ['覆盖', 'Covered'],
  facts: ['记录', 'Record'],
  person: ['巡河人', 'By'],
  theirPatrols: ['其巡河记录', 'their patrols'],
  reach: ['河段', 'Reach'],
  water: ['水体', 'Water body'],
  day: ['日期', 'Day'],
  time: ['时间', 'Time'],
  mode: ['方式', 'How'],
  source: ['来源', 'Source'],
  note: ['备注', 'Note'],
  id: ['编号', 'Number'],
  reaches: ['涉及河段', 'Reaches covered'],
  noReach: ['没有走到任何河段。', 'No reach was covered.'],
  counts: ['有效', 'Counts'],
  yes: ['是', 'Yes'],
  no: ['否', 'No'],
  problems: ['发现问题', 'Problems found'],
  noProblem: ['未发现问题。', 'No problem was found.'],
});

const route = getRouteApi('/patrols/$id');

export function PatrolFile() {
  const say = useWords(WORDS);
  const may = useRight('patrol.read');
  const { city } = useSurroundings();
  const { id } = route.useParams();
  const patrol = useQuery({
    queryKey: ['patrol', id],
    queryFn: ({ signal }) => ask('patrol', { params: { id }, signal }),
    enabled: may,
  });
  return (
    <Screen
      right="patrol.read"
      title={patrol.data ? pickName(say.language, patrol.data.reachName, patrol.data.reachNameEn) : say('file')}
      about={
        patrol.data &&
        say('about', { person: patrol.data.personName, day: sayDay(patrol.data.day, city.today, say.language) })
      }
    >
      <Answered query={patrol}>
        {(data) => (
          <div className="file" key={data.id}>
            <div className="file-main">
              <Verdict patrol={data} />
              <PatrolMap patrol={data} />
              <Covered patrol={data} />
            </div>
            <div className="file-side">
              <Record patrol={data} />
              <Found patrol={data} />
            </div>
          </div>
        )}
      </Answered>
    </Screen>
  );
}

interface OfPatrol {
  readonly patrol: PatrolPage;
}

function Verdict({ patrol: { judgement } }: OfPatrol) {
  const say = useWords(WORDS);
  const reasons = listReasons(judgement.reasons, say.language);
  return (
    <Section title={say('verdict')} extra={<VerdictMark verdict={judgement.verdict} />}>
      {reasons.length === 0 ? (
        <p className="muted">{say('noReason')}</p>
      ) : (
        <ul className="reasons">
          {reasons.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
      <div className="figures">
        {(
          [
            ['spent', sayMinutes(judgement.minutes, say.language)],
            ['length', sayLength(judgement.lengthM)],
            ['onReach', sayLength(judgement.onReachM)],
            ['coverage', sayShare(judgement.coverage)],
          ] as const
        ).map(([word, figure]) => (
          <div key={word}>
            <span className="muted">{say(word)}</span>
            <span className="total-figure">{figure}</span>
          </div>
        ))}
      </div>
    </Section>
  );
}

function Record({ patrol }: OfPatrol) {
  const say = useWords(WORDS);
  const sayMode = useWords(MODE_WORDS);
  const saySource = useWords(RECORD_SOURCE_WORDS);
  const { timezone, today } = useSurroundings().city;
  return (
    <Section title={say('facts')}>
      <Facts>
        <Fact term={say('person')}>
          {patrol.personName}{' '}
          <Link to="/patrols" search={{ person: patrol.person }}>
            {say('theirPatrols')}
          </Link>
        </Fact>
        <Fact term={say('reach')}>
          <ReachLink id={patrol.reach} name={patrol.reachName} nameEn={patrol.reachNameEn} />
        </Fact>
        {say.language === 'zh' && <Fact term={say('water')}>{patrol.waterName}</Fact>}
        <Fact term={say('day')}>
          {sayDay(patrol.day, today, say.language)} {sayWeekday(patrol.day, say.language)}
        </Fact>
        <Fact term={say('time')}>
          {sayTime(patrol.startedAt, timezone)}–{sayTime(patrol.endedAt, timezone)}
        </Fact>
        <Fact term={say('mode')}>{sayMode.any(patrol.mode)}</Fact>
        <Fact term={say('source')}>{saySource.any(patrol.source)}</Fact>
        {patrol.note && (
          <Fact term={say('note')}>
            <span className="wrap">{patrol.note}</span>
          </Fact>
        )}
        <Fact term={say('id')}>{patrol.id}</Fact>
      </Facts>
    </Section>
  );
}

function Covered({ patrol }: OfPatrol) {
  const say = useWords(WORDS);
  return (
    <Section title={say('reaches')}>
      {patrol.reaches.length === 0 ? (
        <p className="muted">{say('noReach')}</p>
      ) : (
        <table>
          <thead>
            <tr>
              <th scope="col">{say('reach')}</th>
              <th scope="col">{say('onReach')}</th>
              <th scope="col">{say('coverage')}</th>
              <th scope="col">{say('counts')}</th>
            </tr>
          </thead>
          <tbody>
            {patrol.reaches.map((row) => (
              <tr key={row.reach}>
                <td>
                  <ReachLink
                    id={row.reach}
                    name={row.name}
                    nameEn={row.reach === patrol.reach ? patrol.reachNameEn : null}
                  />
                </td>
                <td>{sayLength(row.lengthM)}</td>
                <td>{sayShare(row.coverage)}</td>
                <td className={row.effective ? 'done' : 'muted'}>{say(row.effective ? 'yes' : 'no')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Section>
  );
}

function Found({ patrol }: OfPatrol) {
  const say = useWords(WORDS);
  const sayType = useWords(PROBLEM_TYPE_WORDS);
  const sayState = useWords(PROBLEM_STATE_WORDS);
  const mayOpen = useRight('problem.read');
  return (
    <Section title={say('problems')}>
      {patrol.problems.length === 0 ? (
        <p className="muted">{say('noProblem')}</p>
      ) : (
        <table>
          <tbody>
            {patrol.problems.map(({ id, type, state }) => (
              <tr key={id}>
                <td>
                  {mayOpen ? (
                    <Link to="/problems/$id" params={{ id }}>
                      {sayType.any(type)}
                    </Link>
                  ) : (
                    sayType.any(type)
                  )}
                </td>
                <td>{sayState.any(state)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Section>
  );
}
