// The way from a verdict to an appeal: the button, or why there is none, then the form, then that it is in the outbox.
import type { MyPatrol, SentAppeal } from '@xunhe/contract/patrol-review';
import type { Refusal } from '@xunhe/domain/ground/result';
import { sayDay } from '@xunhe/ui/dates';
import { useWords } from '@xunhe/ui/words';
import { sayRefusal } from '@xunhe/ui/words-refusal';
import { Button } from 'antd-mobile';
import { useState } from 'react';
import { AppealForm } from './appeal-form.tsx';
import { useCityDay, useHouse, useSurroundings } from './house.ts';
import { makeItem } from './sending/make-item.ts';
import { sendSoon } from './use-sending.ts';
import { MY_PATROL_WORDS } from './words-my-patrols.ts';

interface AppealProps {
  readonly patrol: string;
  readonly reach: { readonly reach: string | null; readonly reachName: string };
  /** What the server said of it; a patrol that was just walked has no answer yet. */
  readonly asked: MyPatrol['appeal'] | null;
}

export function Appeal({ patrol, reach, asked }: AppealProps) {
  const say = useWords(MY_PATROL_WORDS);
  const day = useCityDay();
  const [state, setState] = useState<'closed' | 'open' | 'sent'>('closed');
  const house = useHouse();
  const { me } = useSurroundings();
  const onSend = async (sent: SentAppeal): Promise<Refusal | null> => {
    try {
      const { item, text } = await makeItem(
        {
          ...{ id: sent.id, city: me.city, person: me.person, kind: 'appeal', body: { ...sent } },
          ...{ reach: reach.reach, reachName: reach.reachName, firstWords: sent.text, madeMs: house.now() },
          after: patrol,
        },
        house.digest,
      );
      await house.outbox.handIn(item, text);
    } catch (error) {
      console.error(error);
      return { kind: 'record.full' };
    }
    sendSoon();
    setState('sent');
    return null;
  };
  if (state === 'sent')
    return (
      <p role="status" className="done-words">
        {say('sent')}
      </p>
    );
  if (state === 'open') return <AppealForm patrol={patrol} onSend={onSend} onCancel={() => setState('closed')} />;
  // What waits says so elsewhere, and what counts needs no words.
  if (asked?.why?.kind === 'review.appealed' || asked?.why?.kind === 'review.counts') return null;
  return (
    <div className="appeal">
      <Button block disabled={asked?.allowed === false} onClick={() => setState('open')}>
        {say('appeal')}
      </Button>
      {asked && (
        <p className="muted">
          {asked.why
            ? sayRefusal(asked.why, say.language)
            : say('until', { day: sayDay(asked.until, day.today, say.language) })}
        </p>
      )}
    </div>
  );
}
