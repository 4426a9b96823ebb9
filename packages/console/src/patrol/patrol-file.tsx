// One patrol as a file: the verdict with its reasons and numbers, the waters covered, what was appealed and decided, what was found on the
// way, and the track for whoever may look at it.
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { sayDay } from '@xunhe/ui/dates';
import { ask } from '@xunhe/ui/session';
import { Answered } from '@xunhe/ui/states.tsx';
import { defineWords, pickName, useWords } from '@xunhe/ui/words';
import '../parts/file.css';
import { PhotoSection } from '../parts/photo-section.tsx';
import { Screen } from '../parts/screen.tsx';
import { useRight, useSurroundings } from '../parts/surroundings.ts';
import { PatrolDecision } from './patrol-decision.tsx';
import { PatrolFindings } from './patrol-findings.tsx';
import { PatrolRecord } from './patrol-record.tsx';
import { PatrolTimeline } from './patrol-timeline.tsx';
import { PatrolTrack } from './patrol-track.tsx';
import { PatrolReaches, PatrolVerdict } from './patrol-verdict.tsx';

const WORDS = defineWords({
  file: ['巡河记录', 'Patrol'],
  about: ['{person} {day}的巡河记录', 'Patrol by {person}, {day}'],
});

const route = getRouteApi('/patrols/$id');

export function PatrolFile() {
  const say = useWords(WORDS);
  const may = useRight('patrol.read');
  const mayDecide = useRight('patrol.review');
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
              <PatrolVerdict patrol={data} />
              <PatrolReaches patrol={data} />
              <PhotoSection photos={data.photos} record="patrol" />
              <PatrolTrack patrol={data} />
            </div>
            <div className="file-side">
              <PatrolRecord patrol={data} />
              <PatrolTimeline patrol={data} />
              {mayDecide && <PatrolDecision patrol={data} />}
              <PatrolFindings patrol={data} />
            </div>
          </div>
        )}
      </Answered>
    </Screen>
  );
}
