// Both sides of a signal beside each other: patrols, problems and pictures with their figures, the words in full.
import { Link } from '@tanstack/react-router';
import type { SignalPage, SignalSideBody } from '@xunhe/contract/signal';
import { sayDay, sayInstant, sayTime } from '@xunhe/ui/dates';
import { sayLength } from '@xunhe/ui/figures';
import { defineWords, useWords } from '@xunhe/ui/words';
import { PROBLEM_STATE_WORDS, PROBLEM_TYPE_WORDS } from '@xunhe/ui/words-problem';
import { MODE_WORDS } from '@xunhe/ui/words-shared';
import { Fact, Facts } from '../parts/facts.tsx';
import { Section } from '../parts/screen.tsx';
import { useSurroundings } from '../parts/surroundings.ts';
import { VerdictMark } from '../parts/verdict-mark.tsx';

const WORDS = defineWords({
  sides: ['两方依据', 'Both sides'],
  one: ['依据', 'Evidence'],
  this: ['本次', 'This one'],
  other: ['对照', 'The other'],
  hidden: [
    '对照记录不在您的区域，请上级河长办查看。',
    'The other record lies outside your region: ask the office above.',
  ],
  patrol: ['巡河', 'Patrol'],
  person: ['巡河人', 'By'],
  time: ['时间', 'Time'],
  mode: ['方式', 'How'],
  length: ['里程', 'Length'],
  verdict: ['认定', 'Verdict'],
  note: ['备注', 'Note'],
  problem: ['问题', 'Problem'],
  text: ['描述', 'What was seen'],
  photo: ['照片', 'Picture'],
  alt: ['{at} 放入记录的照片', 'The picture put in {at}'],
  picked: ['放入记录', 'Put in'],
  exif: ['拍摄时间（照片内）', 'Taken (in the file)'],
  place: ['拍摄地点（照片内）', 'Place (in the file)'],
  camera: ['设备', 'Camera'],
  hash: ['内容指纹', 'Fingerprint'],
});

export function SignalSides({ signal }: { readonly signal: SignalPage }) {
  const say = useWords(WORDS);
  const { numbers, sides } = signal;
  const isPair = [signal.otherPatrol, numbers.otherRecord, numbers.otherPhoto].some((id) => typeof id === 'string');
  if (sides.length === 0) return null;
  return (
    <Section title={say(isPair ? 'sides' : 'one')}>
      <div className="signal-sides">
        {sides.map((side, i) => (
          <Side key={i === 0 ? 'this' : 'other'} side={side} title={say(i === 0 ? 'this' : 'other')} />
        ))}
        {isPair && sides.length === 1 && <p className="muted">{say('hidden')}</p>}
      </div>
    </Section>
  );
}

function Side({ side: { patrol, problem, photo }, title }: { readonly side: SignalSideBody; readonly title: string }) {
  const sayType = useWords(PROBLEM_TYPE_WORDS);
  const sayState = useWords(PROBLEM_STATE_WORDS);
  const say = useWords(WORDS);
  return (
    <div className="signal-side">
      <h3>{title}</h3>
      <Facts>
        {patrol && <Walked patrol={patrol} />}
        {problem && (
          <>
            <Fact term={say('problem')}>
              <Link to="/problems/$id" params={{ id: problem.id }}>
                {sayType.any(problem.type)}
              </Link>{' '}
              · {sayState.any(problem.state)}
            </Fact>
            <Fact term={say('text')}>
              <span className="wrap">{problem.text || '–'}</span>
            </Fact>
          </>
        )}
        {photo && <Pictured photo={photo} />}
      </Facts>
    </div>
  );
}

function Walked({ patrol }: { readonly patrol: NonNullable<SignalSideBody['patrol']> }) {
  const say = useWords(WORDS);
  const sayMode = useWords(MODE_WORDS);
  const { city } = useSurroundings();
  return (
    <>
      <Fact term={say('patrol')}>
        <Link to="/patrols/$id" params={{ id: patrol.id }}>
          {sayDay(patrol.day, city.today, say.language)}
        </Link>
      </Fact>
      <Fact term={say('time')}>
        {sayTime(patrol.startedAt, city.timezone)}–{sayTime(patrol.endedAt, city.timezone)}
      </Fact>
      <Fact term={say('person')}>{patrol.personName}</Fact>
      <Fact term={say('mode')}>{sayMode.any(patrol.mode)}</Fact>
      <Fact term={say('length')}>{sayLength(patrol.lengthM)}</Fact>
      <Fact term={say('verdict')}>
        <VerdictMark verdict={patrol.verdict} />
      </Fact>
      {patrol.note && (
        <Fact term={say('note')}>
          <span className="wrap">{patrol.note}</span>
        </Fact>
      )}
    </>
  );
}

function Pictured({ photo }: { readonly photo: NonNullable<SignalSideBody['photo']> }) {
  const say = useWords(WORDS);
  const { city } = useSurroundings();
  const { record, n, state, at, exifAt, exifLon, exifLat, camera, sha256 } = photo;
  const taken = sayInstant(at, city, say.language);
  return (
    <>
      {state === 'ready' && (
        <Fact term={say('photo')}>
          <img className="signal-photo" src={`/api/photos/${record}.${n}/view`} alt={say('alt', { at: taken })} />
        </Fact>
      )}
      <Fact term={say('picked')}>{taken}</Fact>
      <Fact term={say('exif')}>{exifAt ? sayInstant(exifAt, city, say.language) : '–'}</Fact>
      <Fact term={say('place')}>
        {exifLon !== null && exifLat !== null ? `${exifLon.toFixed(5)}, ${exifLat.toFixed(5)}` : '–'}
      </Fact>
      {camera && <Fact term={say('camera')}>{camera}</Fact>}
      <Fact term={say('hash')}>{sha256.slice(0, 16)}</Fact>
    </>
  );
}
