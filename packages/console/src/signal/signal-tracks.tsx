// The two tracks of a signal over each other. Each look at somebody's track is recorded, so they are shown only when they are asked for. A
// moment is chosen below the map: two marks show where each was, and a line how far apart they were all the time.
import { useQuery } from '@tanstack/react-query';
import type { SignalPage } from '@xunhe/contract/signal';
import { ask } from '@xunhe/ui/session';
import { Answered } from '@xunhe/ui/states.tsx';
import { defineWords, useWords } from '@xunhe/ui/words';
import { Button } from 'antd';
import { useState } from 'react';
import { Section } from '../parts/screen.tsx';
import { useRight } from '../parts/surroundings.ts';
import { SignalMap } from './signal-map.tsx';

const WORDS = defineWords({
  tracks: ['轨迹对照', 'Tracks side by side'],
  track: ['轨迹', 'Track'],
  look: ['对照查看轨迹（会留下查看记录）', 'Look at the tracks (each look is recorded)'],
  why: [
    '行踪轨迹是敏感个人信息，请仅因核实需要查看。当事人可以看到谁在何时查看过。',
    'Where somebody was is sensitive personal information: look only where the check needs it. Whose track it is can see who looked and when.',
  ],
  noRight: ['您的岗位不能查看轨迹。', 'Your post may not see tracks.'],
});

export function SignalTracks({ signal }: { readonly signal: SignalPage }) {
  const say = useWords(WORDS);
  const may = useRight('track.read');
  const [asked, setAsked] = useState(false);
  const patrols = signal.sides.flatMap(({ patrol }) => (patrol && patrol.trackPoints !== null ? [patrol.id] : []));
  const tracks = useQuery({
    queryKey: ['signal-tracks', ...patrols],
    queryFn: async ({ signal: abort }) =>
      Promise.all(patrols.map((id) => ask('patrolTrack', { params: { id }, signal: abort }))),
    enabled: may && asked,
    // Every answer leaves a record: it is asked for once, and forgotten with the screen.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  if (patrols.length === 0 || !signal.kind.startsWith('track.')) return null;
  const title = say(patrols.length > 1 ? 'tracks' : 'track');
  if (may && asked)
    return <Answered query={tracks}>{(data) => <SignalMap signal={signal} tracks={data} title={title} />}</Answered>;
  return (
    <Section title={title}>
      <div>
        <Button disabled={!may} onClick={() => setAsked(true)}>
          {say('look')}
        </Button>
      </div>
      <p className="muted">{say(may ? 'why' : 'noRight')}</p>
    </Section>
  );
}
