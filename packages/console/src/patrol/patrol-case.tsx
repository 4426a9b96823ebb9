// One case of the queue: why it waits, how it was judged, what the chief says, the track for whoever may look, and the decision.
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { WaitingPatrol } from '@xunhe/contract/patrol-review';
import type { Outcome } from '@xunhe/domain/patrol/review';
import { sayDay, sayTime } from '@xunhe/ui/dates';
import { ask } from '@xunhe/ui/session';
import { Answered } from '@xunhe/ui/states.tsx';
import { defineWords, pickName, useWords } from '@xunhe/ui/words';
import { MODE_WORDS } from '@xunhe/ui/words-shared';
import '../parts/file.css';
import { PhotoSection } from '../parts/photo-section.tsx';
import { Section } from '../parts/screen.tsx';
import { useSurroundings } from '../parts/surroundings.ts';
import { PatrolDecision } from './patrol-decision.tsx';
import { PatrolTimeline } from './patrol-timeline.tsx';
import { PatrolTrack } from './patrol-track.tsx';
import { PatrolReaches, PatrolVerdict } from './patrol-verdict.tsx';

const WORDS = defineWords({
  appeal: ['申诉内容', 'The appeal'],
  note: ['巡河备注', 'Note of the patrol'],
  open: ['打开巡河记录', 'Open the patrol'],
  behalf: ['{name}（代{chief}）', '{name} (for {chief})'],
});

interface CaseProps {
  readonly row: WaitingPatrol;
  readonly onDecided: (outcome: Outcome) => void;
}

export function PatrolCase({ row, onDecided }: CaseProps) {
  const say = useWords(WORDS);
  const sayMode = useWords(MODE_WORDS);
  const { city } = useSurroundings();
  const patrol = useQuery({
    queryKey: ['patrol', row.id],
    queryFn: ({ signal }) => ask('patrol', { params: { id: row.id }, signal }),
  });
  const name = row.onBehalfOfName ? say('behalf', { name: row.personName, chief: row.onBehalfOfName }) : row.personName;
  return (
    <article className="case">
      <header className="case-head">
        <h2>{pickName(say.language, row.reachName, row.reachNameEn)}</h2>
        <span>
          {name} · {sayDay(row.day, city.today, say.language)} {sayTime(row.startedAt, city.timezone)}–
          {sayTime(row.endedAt, city.timezone)} · {sayMode.any(row.mode)}
        </span>
        <Link to="/patrols/$id" params={{ id: row.id }}>
          {say('open')}
        </Link>
      </header>
      <Answered query={patrol}>
        {(data) => (
          <div className="file">
            <div className="file-main">
              <PatrolVerdict patrol={data} />
              {data.reaches.length > 1 && <PatrolReaches patrol={data} />}
              {(data.photos?.length ?? 0) > 0 && <PhotoSection photos={data.photos} record="patrol" />}
              <PatrolTrack patrol={data} />
            </div>
            <div className="file-side">
              {row.appealText !== null && (
                <Section title={say('appeal')}>
                  <p className="wrap">{row.appealText}</p>
                </Section>
              )}
              {data.note && (
                <Section title={say('note')}>
                  <p className="wrap">{data.note}</p>
                </Section>
              )}
              <PatrolDecision patrol={data} onDecided={onDecided} />
              <PatrolTimeline patrol={data} />
            </div>
          </div>
        )}
      </Answered>
    </article>
  );
}
