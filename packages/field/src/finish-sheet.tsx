// The end of a patrol: the verdict before it is final, a note, and "nothing found". Saving puts it into the outbox; it can also be thrown
// away, which is asked twice.
import { useNavigate } from '@tanstack/react-router';
import type { TodayBody } from '@xunhe/contract/duty';
import { sayReason } from '@xunhe/ui/reason-sentence';
import { useWords } from '@xunhe/ui/words';
import { VERDICT_WORDS } from '@xunhe/ui/words-shared';
import { Button, Popup } from 'antd-mobile';
import { useState } from 'react';
import { useHouse, useRecording, useSurroundings } from './house.ts';
import { NOTHING_SAID, type PatrolSaid } from './keeping/draft.ts';
import { sendSoon } from './use-sending.ts';
import { PatrolNotes } from './walking/patrol-notes.tsx';
import { FIELD_WORDS } from './words-field.ts';

export function FinishSheet({ today, onClose }: { readonly today: TodayBody; readonly onClose: () => void }) {
  const say = useWords(FIELD_WORDS);
  const sayVerdict = useWords(VERDICT_WORDS);
  const { recorder, outbox } = useHouse();
  const { me } = useSurroundings();
  const navigate = useNavigate();
  const [failed, setFailed] = useState(false);
  const [asking, setAsking] = useState(false);
  const draft = useRecording()?.draft;
  const found = draft?.problems.length ?? 0;
  const said = draft?.said ?? NOTHING_SAID;
  const setSaid = (next: PatrolSaid) => void recorder.say(next).catch(() => undefined);
  const judgement = recorder.judge(today);
  const save = async () => {
    try {
      const item = await recorder.finish(today, {
        ...said,
        note: said.note.trim(),
        nothingFound: said.nothingFound && found === 0,
      });
      await outbox.load(me.person);
      sendSoon();
      await navigate({ to: '/done/$id', params: { id: item.id }, replace: true });
    } catch (error) {
      // A full disk: the patrol stays under way, nothing is gone.
      console.error(error);
      setFailed(true);
    }
  };
  const discard = async () => {
    await recorder.discard();
    await navigate({ to: '/', replace: true });
  };
  return (
    <Popup visible onMaskClick={onClose} bodyClassName="sheet" getContainer={null}>
      <section role="dialog" aria-modal="true" aria-label={say('finishTitle')}>
        <h2>{say('finishTitle')}</h2>
        {judgement && (
          <div className={`verdict verdict-${judgement.verdict}`}>
            <strong>{sayVerdict(judgement.verdict)}</strong>
            {judgement.reasons.map((reason) => (
              <p key={reason.kind}>{sayReason(reason, say.language)}</p>
            ))}
          </div>
        )}
        {judgement && judgement.far.points > 0 && (
          <p className="muted">{say('farLeftOut', { n: judgement.far.points })}</p>
        )}
        {draft && <PatrolNotes record={draft.id} said={said} onSay={setSaid} />}
        {found > 0 ? (
          <p>{say('foundHere', { n: found })}</p>
        ) : (
          <label className="check">
            <input
              type="checkbox"
              checked={said.nothingFound}
              onChange={(event) => setSaid({ ...said, nothingFound: event.target.checked })}
            />
            {say('nothingFound')}
          </label>
        )}
        {failed && (
          <p role="alert" className="refused">
            {say('storeFailed')}
          </p>
        )}
        <Button color="primary" block className="big" onClick={() => void save()}>
          {say('save')}
        </Button>
        {asking ? (
          <div className="two-buttons">
            <p className="muted">{say('discardAsk')}</p>
            <Button color="danger" fill="outline" onClick={() => void discard()}>
              {say('discardYes')}
            </Button>
            <Button onClick={() => setAsking(false)}>{say('cancel')}</Button>
          </div>
        ) : (
          <div className="two-buttons">
            <Button fill="none" className="quiet" onClick={() => setAsking(true)}>
              {say('discard')}
            </Button>
            <Button fill="none" className="quiet" onClick={onClose}>
              {say('resume')}
            </Button>
          </div>
        )}
      </section>
    </Popup>
  );
}
