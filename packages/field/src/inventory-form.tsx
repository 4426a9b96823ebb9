// The form of an inventory: four items, one answer each. It knows nothing of the network: the finished record goes to `onSend`.
import type { InventoryTask, SentInventory } from '@xunhe/contract/inventory';
import type { InventoryItem } from '@xunhe/domain/duty/inventory';
import { useWords } from '@xunhe/ui/words';
import { INVENTORY_FOUND_WORDS, INVENTORY_ITEM_WORDS, INVENTORY_NONE_WORDS } from '@xunhe/ui/words-inventory';
import { Button } from 'antd-mobile';
import { useState } from 'react';
import './today.css';
import { useHouse, useSurroundings } from './house.ts';
import {
  type AnswerDraft,
  type AnswerDrafts,
  lackOf,
  listReports,
  makeInventoryBody,
  NO_ANSWER,
} from './inventory-answers.ts';
import { PhotoField } from './pictures/photo-field.tsx';
import { PHOTO_WORDS } from './pictures/words-photo.ts';
import type { InventoryDraft } from './use-inventory-draft.ts';
import { usePlace } from './use-place.ts';
import { toSentPhoto } from './walking/patrol-body.ts';
import { INVENTORY_FORM_WORDS } from './words-inventory-form.ts';

export interface InventoryFinding {
  readonly item: InventoryItem;
  readonly note: string;
}

interface InventoryFormProps {
  readonly reach: string;
  readonly task: InventoryTask;
  readonly draft: InventoryDraft;
  readonly onChange: (answers: AnswerDrafts) => void;
  /** Rejects when it could not be kept. */
  readonly onSend: (sent: SentInventory, reports: readonly InventoryFinding[]) => Promise<void>;
}

export function InventoryForm({ reach, task, draft, onChange, onSend }: InventoryFormProps) {
  const say = useWords(INVENTORY_FORM_WORDS);
  const house = useHouse();
  const { me } = useSurroundings();
  const sayPhoto = useWords(PHOTO_WORDS);
  const place = usePlace();
  const [asked, setAsked] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState(false);
  const { answers } = draft;
  const lack = lackOf(task.items, answers);
  const send = async () => {
    setAsked(true);
    if (lack || busy) return;
    setBusy(true);
    try {
      const photos = (await house.store.photos(draft.id, me.person)).map(toSentPhoto);
      const at = new Date(house.recorder.cityNow()).toISOString();
      await onSend(
        makeInventoryBody({ id: draft.id, reach, at, task }, answers, photos),
        listReports(task.items, answers),
      );
    } catch (error) {
      console.error(error);
      setFailed(true);
      setBusy(false);
    }
  };
  return (
    <div className="form">
      {task.answeredDay && <p className="muted">{say('again')}</p>}
      {task.items.map((item) => (
        <ItemAnswer
          key={item}
          item={item}
          answer={answers[item] ?? NO_ANSWER}
          onChange={(answer) => onChange({ ...answers, [item]: answer })}
        />
      ))}
      <PhotoField
        record={draft.id}
        kind="view"
        label={sayPhoto('photos')}
        place={place === 'searching' ? null : place}
        onCount={() => onChange(answers)}
      />
      {asked && lack && (
        <p role="alert" className="refused">
          {lack.kind === 'missing' ? say('missing', { n: lack.n }) : say('noteMissing')}
        </p>
      )}
      {failed && (
        <p role="alert" className="refused">
          {say('failed')}
        </p>
      )}
      <div className="thumb">
        <Button color="primary" block className="big" loading={busy} onClick={() => void send()}>
          {say('save')}
        </Button>
      </div>
    </div>
  );
}

function ItemAnswer({
  item,
  answer,
  onChange,
}: {
  readonly item: InventoryItem;
  readonly answer: AnswerDraft;
  readonly onChange: (answer: AnswerDraft) => void;
}) {
  const say = useWords(INVENTORY_FORM_WORDS);
  const sayItem = useWords(INVENTORY_ITEM_WORDS);
  const sayFound = useWords(INVENTORY_FOUND_WORDS);
  const sayNone = useWords(INVENTORY_NONE_WORDS);
  const { found, note, count, report } = answer;
  const choices = [
    { value: false, words: sayNone(item) },
    { value: true, words: sayFound(item) },
  ];
  return (
    <fieldset className="answer">
      <legend>{sayItem(item)}</legend>
      <div className="answer-choice">
        {choices.map(({ value, words }) => (
          <label key={words}>
            <input
              type="radio"
              name={item}
              checked={found === value}
              onChange={() => onChange({ ...answer, found: value })}
            />
            {words}
          </label>
        ))}
      </div>
      {found !== null && (
        <label className="field">
          <span>{say(found ? 'note' : 'noteNone')}</span>
          <textarea
            id={`note-${item}`}
            value={note}
            onChange={(event) => onChange({ ...answer, note: event.target.value })}
            rows={found ? 3 : 1}
            maxLength={2000}
          />
        </label>
      )}
      {found && (
        <>
          <label className="field">
            <span>{say('count')}</span>
            <input
              inputMode="numeric"
              maxLength={6}
              value={count}
              onChange={(event) => onChange({ ...answer, count: event.target.value })}
            />
          </label>
          <label className="check">
            <input
              type="checkbox"
              checked={report}
              onChange={(event) => onChange({ ...answer, report: event.target.checked })}
            />
            {say('report')}
          </label>
        </>
      )}
    </fieldset>
  );
}
