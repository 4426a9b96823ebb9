// The way from a verdict to an appeal: the button, or why there is none, then the form, then that it is in the outbox.
import type { MyPatrol, SentAppeal } from '@xunhe/contract/patrol-review';
import type { Refusal } from '@xunhe/domain/ground/result';
import { sayDay } from '@xunhe/ui/dates';
import { useWords } from '@xunhe/ui/words';
import { sayRefusal } from '@xunhe/ui/words-refusal';
import { Button } from 'antd-mobile';
import { useState } from 'react';
import { useFormDraft } from './drafts/form-draft.ts';
import { OwnWords } from './drafts/own-words.tsx';
import { useCityDay, useHouse, useSurroundings } from './house.ts';
import { makeItem } from './sending/make-item.ts';
import { sendSoon } from './use-sending.ts';
import { MY_PATROL_WORDS } from './words-my-patrols.ts';

interface AppealProps {
  readonly patrol: string;
  readonly reach: { readonly reach: string | null; readonly reachName: string };
  /** What the server said of it; a patrol that was just walked has no answer yet. */
  readonly asked: MyPatrol['appeal'] | null;
  /** Of the patrol, where it is known: a draft leads back to it. */
  readonly month?: string;
}

const MOST_CHARS = 4000;

export function Appeal({ patrol, reach, asked, month }: AppealProps) {
  const say = useWords(MY_PATROL_WORDS);
  const day = useCityDay();
  const [chosen, setState] = useState<'closed' | 'open' | 'sent' | null>(null);
  const house = useHouse();
  const { me } = useSurroundings();
  const keeper = useFormDraft(`appeal.${patrol}`, 'appeal');
  // What was begun and left is opened again by itself.
  const state = chosen ?? (keeper.found && asked?.allowed !== false ? 'open' : 'closed');
  const onSend = async (id: string, text: string): Promise<Refusal | null> => {
    const sent: SentAppeal = { id, patrol, text, at: new Date(house.recorder.cityNow()).toISOString() };
    try {
      const made = await makeItem(
        {
          ...{ id: sent.id, city: me.city, person: me.person, kind: 'appeal', body: { ...sent } },
          ...{ reach: reach.reach, reachName: reach.reachName, firstWords: sent.text, madeMs: house.now() },
          after: patrol,
        },
        house.digest,
      );
      await house.outbox.handIn(made.item, made.text);
    } catch (error) {
      console.error(error);
      return { kind: 'record.full' };
    }
    sendSoon();
    return null;
  };
  if (state === 'sent')
    return (
      <p role="status" className="done-words">
        {say('sent')}
      </p>
    );
  if (!keeper.isReady) return null;
  if (state === 'open')
    return (
      <OwnWords
        keeper={keeper}
        reachName={reach.reachName}
        beside={{ patrol, month }}
        words={{ label: say('appealText'), hint: say('appealHint'), send: say('send'), cancel: say('cancel') }}
        language={say.language}
        mostChars={MOST_CHARS}
        offline={null}
        onSend={onSend}
        onSent={() => setState('sent')}
        onCancel={() => setState('closed')}
      />
    );
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
