// One signal as a file: the question, the evidence of both sides beside each other, and what somebody says of it.
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { SignalPage } from '@xunhe/contract/signal';
import { sayMonth } from '@xunhe/ui/dates';
import { ask } from '@xunhe/ui/session';
import { Answered } from '@xunhe/ui/states.tsx';
import { defineWords, useWords } from '@xunhe/ui/words';
import '../parts/file.css';
import { Fact, Facts } from '../parts/facts.tsx';
import { useRegionNames } from '../parts/filters.tsx';
import { ReachLink } from '../parts/reach-link.tsx';
import { Screen, Section } from '../parts/screen.tsx';
import './signal.css';
import { useRight, useSurroundings } from '../parts/surroundings.ts';
import { SignalNote } from './signal-note.tsx';
import { SignalPileUp } from './signal-pile-up.tsx';
import { SignalSettle } from './signal-settle.tsx';
import { SignalSides } from './signal-sides.tsx';
import { SignalTracks } from './signal-tracks.tsx';
import { SEVERITY_WORDS, SIGNAL_KIND_WORDS, SIGNAL_STATE_WORDS, sayQuestion } from './words-signals.ts';

const WORDS = defineWords({
  file: ['疑点', 'Signal'],
  question: ['请核实', 'Please check'],
  facts: ['基本情况', 'Facts'],
  state: ['核实情况', 'State'],
  severity: ['强弱', 'Strength'],
  strong: ['较强：模拟的正常巡河中没有出现过', 'Strong: no honest walk of the trials looked like it'],
  weak: ['较弱：正常巡河也可能如此', 'Weak: honest patrols may look like it'],
  person: ['涉及', 'About'],
  reach: ['河段', 'Reach'],
  region: ['区域', 'Region'],
  month: ['月份', 'Month'],
  id: ['编号', 'Number'],
});

const route = getRouteApi('/signals/$id');

export function SignalFile() {
  const say = useWords(WORDS);
  const sayKind = useWords(SIGNAL_KIND_WORDS);
  const sayState = useWords(SIGNAL_STATE_WORDS);
  const may = useRight('signal.read');
  const { city } = useSurroundings();
  const { id } = route.useParams();
  const query = useQuery({
    queryKey: ['signal', id],
    queryFn: ({ signal }) => ask('signal', { params: { id }, signal }),
    enabled: may,
  });
  return (
    <Screen
      right="signal.read"
      title={query.data ? sayKind(query.data.kind) : say('file')}
      about={query.data && `${say('file')} · ${sayState(query.data.state)}`}
    >
      <Answered query={query}>
        {(signal) => (
          <div className="file" key={signal.id}>
            <div className="file-main">
              <Section title={say('question')}>
                <p className="signal-question">{sayQuestion(signal, city, say.language)}</p>
                <SignalNote />
              </Section>
              <SignalPileUp signal={signal} />
              <SignalSides signal={signal} />
              <SignalTracks signal={signal} />
            </div>
            <div className="file-side">
              <SignalSettle signal={signal} />
              <Known signal={signal} />
            </div>
          </div>
        )}
      </Answered>
    </Screen>
  );
}

function Known({ signal }: { readonly signal: SignalPage }) {
  const say = useWords(WORDS);
  const saySeverity = useWords(SEVERITY_WORDS);
  const sayRegion = useRegionNames();
  return (
    <Section title={say('facts')}>
      <Facts>
        <Fact term={say('severity')}>
          <span title={saySeverity(signal.severity)}>{say(signal.severity)}</span>
        </Fact>
        <Fact term={say('person')}>{signal.personName ?? '–'}</Fact>
        {signal.reach && signal.reachName && (
          <Fact term={say('reach')}>
            <ReachLink id={signal.reach} name={signal.reachName} nameEn={signal.reachNameEn} />
          </Fact>
        )}
        <Fact term={say('region')}>{sayRegion(signal.region, signal.regionName)}</Fact>
        <Fact term={say('month')}>{sayMonth(signal.month, say.language)}</Fact>
        <Fact term={say('id')}>{signal.id}</Fact>
      </Facts>
    </Section>
  );
}
