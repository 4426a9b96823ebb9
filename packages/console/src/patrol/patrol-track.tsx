// The track of a patrol, on its own look: one's own is there at once; somebody else's only when it is asked for, because the look is recorded
// and the person can read who looked.
import { useQuery } from '@tanstack/react-query';
import type { PatrolPage } from '@xunhe/contract/patrol';
import { ask } from '@xunhe/ui/session';
import { Answered } from '@xunhe/ui/states.tsx';
import { defineWords, useWords } from '@xunhe/ui/words';
import { Button } from 'antd';
import { useState } from 'react';
import { Section } from '../parts/screen.tsx';
import { useRight, useSurroundings } from '../parts/surroundings.ts';
import { PatrolMap } from './patrol-map.tsx';

const WORDS = defineWords({
  track: ['轨迹', 'Track'],
  fixes: ['{n} 个定位点', '{n} point{n:s}'],
  look: ['查看轨迹（会留下查看记录）', 'Look at the track (the look is recorded)'],
  why: [
    '行踪轨迹是敏感个人信息，请仅因工作需要查看。{person}可以看到谁在何时查看过。',
    'Where somebody was is sensitive personal information: look only where the work needs it. {person} can see who looked and when.',
  ],
  noRight: [
    '您的岗位不能查看轨迹；认定结果和里程见上。',
    'Your post may not see tracks; verdict and length stand above.',
  ],
});

export function PatrolTrack({ patrol }: { readonly patrol: PatrolPage }) {
  const say = useWords(WORDS);
  const { me } = useSurroundings();
  const may = useRight('track.read');
  const [asked, setAsked] = useState(me.person === patrol.person);
  const hasTrack = patrol.trackPoints !== null;
  const track = useQuery({
    queryKey: ['track', patrol.id],
    queryFn: ({ signal }) => ask('patrolTrack', { params: { id: patrol.id }, signal }),
    enabled: hasTrack && may && asked,
    // Every answer leaves a record: it is asked for once, and forgotten with the screen.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  if (!hasTrack) return <PatrolMap patrol={patrol} track={null} />;
  if (may && asked) return <Answered query={track}>{(data) => <PatrolMap patrol={patrol} track={data} />}</Answered>;
  return (
    <Section title={say('track')} extra={<span className="muted">{say('fixes', { n: patrol.trackPoints ?? 0 })}</span>}>
      <div>
        <Button disabled={!may} onClick={() => setAsked(true)}>
          {say('look')}
        </Button>
      </div>
      <p className="muted">{may ? say('why', { person: patrol.personName }) : say('noRight')}</p>
    </Section>
  );
}
