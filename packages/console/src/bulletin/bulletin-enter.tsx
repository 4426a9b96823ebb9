// 登记通报或舆情: the form on the left, on the right what it would do to the warnings of the reaches.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import type { BulletinContent } from '@xunhe/contract/bulletin';
import { makeId } from '@xunhe/domain/ground/id';
import { ask, refusalOf } from '@xunhe/ui/session';
import { useWords } from '@xunhe/ui/words';
import { sayRefusal } from '@xunhe/ui/words-refusal';
import { Button } from 'antd';
import { useState } from 'react';
import { NoRight } from '../parts/lost.tsx';
import { Screen, Section } from '../parts/screen.tsx';
import { useSurroundings } from '../parts/surroundings.ts';
import { EffectPreview } from './bulletin-effect.tsx';
import { BulletinFields } from './bulletin-fields.tsx';
import { useMayWriteBulletins } from './bulletins.tsx';
import { BULLETIN_WORDS } from './words-bulletins.ts';
import './bulletins.css';
import '../parts/file.css';

export function BulletinEnter() {
  const say = useWords(BULLETIN_WORDS);
  const may = useMayWriteBulletins();
  return (
    <Screen
      right="bulletin.write"
      title={say('enter')}
      filters={
        <Link to="/bulletins" search={{}}>
          {say('back')}
        </Link>
      }
    >
      {may ? <Form /> : <NoRight />}
    </Screen>
  );
}

function Form() {
  const say = useWords(BULLETIN_WORDS);
  const { city, me } = useSurroundings();
  const queries = useQueryClient();
  const navigate = useNavigate();
  // Made once: the same form sent twice is entered once.
  const [id] = useState(() => makeId(Date.now(), crypto.getRandomValues(new Uint8Array(10))));
  const [written, setWritten] = useState<BulletinContent>({
    ...{ reaches: [], seenDay: city.today, knownDay: city.today, kind: 'named', verified: true, text: '', link: null },
    issuer: me.region.endsWith('00000000') ? 'city' : 'district',
  });
  const enter = useMutation({
    mutationFn: () => ask('enterBulletin', { body: { id, ...written } }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['bulletins'] });
      void navigate({ to: '/bulletins/$id', params: { id } });
    },
  });
  const isWhole = written.reaches.length > 0 && written.text.trim() !== '' && written.knownDay !== '';
  return (
    <div className="file">
      <div className="file-main">
        <Section title={say('content')}>
          <form
            onSubmit={(event) => {
              event.preventDefault();
              if (isWhole && !enter.isPending) enter.mutate();
            }}
          >
            <BulletinFields
              written={written}
              named={[]}
              onChange={(change) => setWritten((before) => ({ ...before, ...change }))}
            />
            <div role="alert">
              {enter.error && <p className="refused">{sayRefusal(refusalOf(enter.error), say.language)}</p>}
            </div>
            <Button type="primary" htmlType="submit" loading={enter.isPending} disabled={!isWhole}>
              {say('enterShort')}
            </Button>
          </form>
        </Section>
      </div>
      <div className="file-side">
        <EffectPreview written={written} />
      </div>
    </div>
  );
}
