// One patrol as a file: the verdict with its reasons and numbers, the waters covered, what was found on the way, and the track for whoever may
// look at it.
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { PatrolPage } from '@xunhe/contract/patrol';
import { sayDay } from '@xunhe/ui/dates';
import { sayLength, sayMinutes, sayShare } from '@xunhe/ui/figures';
import { listReasons } from '@xunhe/ui/reason-sentence';
import { ask } from '@xunhe/ui/session';
import { Answered } from '@xunhe/ui/states.tsx';
import { defineWords, pickName, useWords } from '@xunhe/ui/words';
import './file.css';
import { PatrolFindings } from './patrol-findings.tsx';
import { PatrolRecord } from './patrol-record.tsx';
import { PatrolTrack } from './patrol-track.tsx';
import { PhotoSection } from './photo-section.tsx';
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
  reach: ['河段', 'Reach'],
  reaches: ['涉及河段', 'Reaches covered'],
  noReach: ['没有走到任何河段。', 'No reach was covered.'],
  counts: ['有效', 'Counts'],
  yes: ['是', 'Yes'],
  no: ['否', 'No'],
  far: [
    '另有 {n} 个定位点(共 {time})离其河段较远,未保存位置。',
    '{n} more point{n:s} ({time}) away from the rivers: no place is kept.',
  ],
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
              <Covered patrol={data} />
              <PhotoSection photos={data.photos} record="patrol" />
              <PatrolTrack patrol={data} />
            </div>
            <div className="file-side">
              <PatrolRecord patrol={data} />
              <PatrolFindings patrol={data} />
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
      {judgement.far && judgement.far.points > 0 && (
        <p className="muted">
          {say('far', { n: judgement.far.points, time: sayMinutes(judgement.far.minutes, say.language) })}
        </p>
      )}
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
