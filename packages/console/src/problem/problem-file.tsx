// One problem as a file: what was seen and where, what may be done with it now, and everything that was done.
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { ProblemPage } from '@xunhe/contract/problem';
import { sayInstant } from '@xunhe/ui/dates';
import { ask } from '@xunhe/ui/session';
import { SharedTag } from '@xunhe/ui/shared-tag.tsx';
import { Answered } from '@xunhe/ui/states.tsx';
import { defineWords, pickName, useWords } from '@xunhe/ui/words';
import {
  PART_STATE_WORDS,
  PROBLEM_SOURCE_WORDS,
  PROBLEM_STATE_WORDS,
  PROBLEM_TYPE_WORDS,
} from '@xunhe/ui/words-problem';
import { Deadline } from '../parts/deadline.tsx';
import { Fact, Facts } from '../parts/facts.tsx';
import '../parts/file.css';
import { useRegionNames } from '../parts/filters.tsx';
import { PhotoSection } from '../parts/photo-section.tsx';
import { ReachLink } from '../parts/reach-link.tsx';
import { Screen, Section } from '../parts/screen.tsx';
import { useRight, useSurroundings } from '../parts/surroundings.ts';
import { ProblemBulletin } from './problem-bulletin.tsx';
import { ProblemCitizen } from './problem-citizen.tsx';
import { ProblemDuplicates } from './problem-duplicates.tsx';
import { ProblemLetters } from './problem-letters.tsx';
import { ProblemMap } from './problem-map.tsx';
import { ProblemMarks } from './problem-marks.tsx';
import { ProblemMoves } from './problem-moves.tsx';
import { ProblemParts } from './problem-parts.tsx';
import { ProblemTimeline } from './problem-timeline.tsx';

const WORDS = defineWords({
  file: ['问题', 'Problem'],
  seen: ['情况', 'What was seen'],
  noText: ['没有文字描述。', 'It was not described.'],
  facts: ['基本情况', 'Facts'],
  state: ['状态', 'State'],
  due: ['办理时限', 'Due'],
  key: ['重点问题', 'Key problem'],
  yes: ['是', 'Yes'],
  no: ['否', 'No'],
  reach: ['河段', 'Reach'],
  region: ['区域', 'Region'],
  source: ['来源', 'Source'],
  reporter: ['上报人', 'Reported by'],
  behalf: ['代{name}', 'for {name}'],
  follower: ['跟踪人', 'Followed by'],
  reported: ['上报时间', 'Reported'],
  patrol: ['来自巡河', 'Found on'],
  patrolLink: ['查看巡河记录', 'the patrol'],
  department: ['整改单位', 'Department'],
  ended: ['结案时间', 'Ended'],
  mergedInto: ['并入', 'Merged into'],
  place: ['坐标', 'Place'],
  id: ['编号', 'Number'],
});

const route = getRouteApi('/problems/$id');

export function ProblemFile() {
  const say = useWords(WORDS);
  const may = useRight('problem.read');
  const sayType = useWords(PROBLEM_TYPE_WORDS);
  const sayState = useWords(PROBLEM_STATE_WORDS);
  const { id } = route.useParams();
  const problem = useQuery({
    queryKey: ['problem', id],
    queryFn: ({ signal }) => ask('problem', { params: { id }, signal }),
    enabled: may,
  });
  return (
    <Screen
      right="problem.read"
      title={
        problem.data
          ? `${sayType.any(problem.data.type)} · ${pickName(say.language, problem.data.reachName, problem.data.reachNameEn)}`
          : say('file')
      }
      about={
        problem.data && (
          <>
            {say('file')} · {sayState.any(problem.data.state)}
            {problem.data.key && <span className="tag">{say('key')}</span>}
            {problem.data.shared && <SharedTag />}
          </>
        )
      }
    >
      <Answered query={problem}>
        {(data) => (
          <div className="file" key={data.id}>
            <div className="file-main">
              <ProblemMarks problem={data} />
              <ProblemMoves problem={data} />
              <ProblemDuplicates problem={data} />
              <Section title={say('seen')}>
                {data.text.trim() === '' ? (
                  <p className="muted">{say('noText')}</p>
                ) : (
                  <p className="wrap">{data.text}</p>
                )}
              </Section>
              <PhotoSection photos={photosOfReport(data)} record="problem" />
              <ProblemParts problem={data} />
              <ProblemCitizen problem={data} />
              <ProblemTimeline problem={data} />
              <ProblemLetters problem={data} />
            </div>
            <div className="file-side">
              <ProblemMap problem={data} />
              <Known problem={data} />
              <ProblemBulletin problem={data.id} />
            </div>
          </div>
        )}
      </Answered>
    </Screen>
  );
}

/** Those of a step stand beside it. */
function photosOfReport({ photos, moves }: ProblemPage) {
  const ofMoves = new Set(moves.flatMap((move) => (move.move === 'report' ? [] : move.photos)));
  return photos?.filter(({ n }) => !ofMoves.has(n));
}

function Known({ problem }: { readonly problem: ProblemPage }) {
  const say = useWords(WORDS);
  const saySource = useWords(PROBLEM_SOURCE_WORDS);
  const sayState = useWords(PROBLEM_STATE_WORDS);
  const sayPart = useWords(PART_STATE_WORDS);
  const sayRegion = useRegionNames();
  const maySeePatrol = useRight('patrol.read');
  const { city } = useSurroundings();
  return (
    <Section title={say('facts')}>
      <Facts>
        <Fact term={say('state')}>{sayState.any(problem.state)}</Fact>
        <Fact term={say('due')}>
          <Deadline problem={problem} />
        </Fact>
        <Fact term={say('department')}>
          {problem.parts.map(({ name, state }) => `${name} · ${sayPart.any(state)}`).join('; ') ||
            (problem.department?.name ?? '–')}
        </Fact>
        <Fact term={say('key')}>{say(problem.key ? 'yes' : 'no')}</Fact>
        <Fact term={say('reach')}>
          <ReachLink id={problem.reach} name={problem.reachName} nameEn={problem.reachNameEn} shared={problem.shared} />
        </Fact>
        <Fact term={say('region')}>{sayRegion(problem.region, problem.regionName)}</Fact>
        <Fact term={say('source')}>{saySource.any(problem.source)}</Fact>
        <Fact term={say('reporter')}>
          {problem.reporterName ?? '–'}
          {problem.onBehalfOfName && <span className="muted"> {say('behalf', { name: problem.onBehalfOfName })}</span>}
        </Fact>
        {problem.followerName && problem.followerName !== problem.reporterName && (
          <Fact term={say('follower')}>{problem.followerName}</Fact>
        )}
        <Fact term={say('reported')}>{sayInstant(problem.reportedAt, city, say.language)}</Fact>
        {problem.patrol && maySeePatrol && (
          <Fact term={say('patrol')}>
            <Link to="/patrols/$id" params={{ id: problem.patrol }}>
              {say('patrolLink')}
            </Link>
          </Fact>
        )}
        {problem.mergedInto && (
          <Fact term={say('mergedInto')}>
            <Link to="/problems/$id" params={{ id: problem.mergedInto }}>
              {problem.mergedInto}
            </Link>
          </Fact>
        )}
        {problem.closedAt && <Fact term={say('ended')}>{sayInstant(problem.closedAt, city, say.language)}</Fact>}
        {problem.lon !== null && problem.lat !== null && (
          <Fact term={say('place')}>
            {problem.lon.toFixed(5)}, {problem.lat.toFixed(5)}
          </Fact>
        )}
        <Fact term={say('id')}>{problem.id}</Fact>
      </Facts>
    </Section>
  );
}
