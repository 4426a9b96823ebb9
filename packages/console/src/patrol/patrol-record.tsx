// What a patrol's record says of itself: who, where, when, how, and from where it came.
import { Link } from '@tanstack/react-router';
import type { PatrolPage } from '@xunhe/contract/patrol';
import { sayDay, sayTime, sayWeekday } from '@xunhe/ui/dates';
import { defineWords, useWords } from '@xunhe/ui/words';
import { MODE_WORDS, RECORD_SOURCE_WORDS } from '@xunhe/ui/words-shared';
import { Fact, Facts } from '../parts/facts.tsx';
import { ReachLink } from '../parts/reach-link.tsx';
import { Section } from '../parts/screen.tsx';
import { useSurroundings } from '../parts/surroundings.ts';
import { SignalLink } from '../signal/signal-link.tsx';

const WORDS = defineWords({
  facts: ['记录', 'Record'],
  person: ['巡河人', 'By'],
  behalf: ['代谁巡河', 'On behalf of'],
  theirPatrols: ['其巡河记录', 'their patrols'],
  reach: ['河段', 'Reach'],
  water: ['水体', 'Water body'],
  day: ['日期', 'Day'],
  time: ['时间', 'Time'],
  mode: ['方式', 'How'],
  source: ['来源', 'Source'],
  note: ['备注', 'Note'],
  id: ['编号', 'Number'],
});

export function PatrolRecord({ patrol }: { readonly patrol: PatrolPage }) {
  const say = useWords(WORDS);
  const sayMode = useWords(MODE_WORDS);
  const saySource = useWords(RECORD_SOURCE_WORDS);
  const { timezone, today } = useSurroundings().city;
  return (
    <Section title={say('facts')} extra={<SignalLink patrol={patrol.id} />}>
      <Facts>
        <Fact term={say('person')}>
          {patrol.personName}{' '}
          <Link to="/patrols" search={{ person: patrol.person }}>
            {say('theirPatrols')}
          </Link>
        </Fact>
        {patrol.onBehalfOfName && <Fact term={say('behalf')}>{patrol.onBehalfOfName}</Fact>}
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
