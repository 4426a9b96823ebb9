// What becomes of the chosen readings, with the reason in writing. It cannot be taken back, so it is asked once more in a window of its own.
import { useQueryClient } from '@tanstack/react-query';
import { type HeldReadingBody, MOST_HELD } from '@xunhe/contract/held-reading';
import type { Refusal } from '@xunhe/domain/ground/result';
import type { HeldDeed } from '@xunhe/domain/observation/held-reading';
import { client } from '@xunhe/ui/session';
import { defineWords, useWords } from '@xunhe/ui/words';
import { sayRefusal } from '@xunhe/ui/words-refusal';
import { Button, Input, Modal } from 'antd';
import { useState } from 'react';
import '../parts/bulk.css';
import './held.css';
import { sayMeasured } from './say-measured.ts';
import { HELD_DEED_WORDS, MEASURED_WORDS } from './words-held.ts';

const WORDS = defineWords({
  bar: ['核定', 'Decide'],
  chosen: ['已选 {n} 条', '{n} chosen'],
  all: ['选择本页全部', 'Choose all on this page'],
  drop: ['取消选择', 'Drop the choice'],
  one: ['更正一次只能选一条', 'One reading is corrected at a time'],
  value: ['更正后的读数', 'The right value'],
  notNumber: ['请填写数字', 'Write a number'],
  why: ['理由（必填，至少 4 个字）', 'Why (at least 4 characters)'],
  known: [
    '原始读数保留不变；采用的值自现在起生效，不改动已经发布的月份。此操作不能撤回，并记入审计。',
    'What came stays as it came. The value counts from now on and changes no month that was published. It cannot be taken back and stands in the record.',
  ],
  done: ['已核定 {n} 条。', '{n} decided.'],
  most: ['一次最多核定 {n} 条。', 'At most {n} at once.'],
  cancel: ['取消', 'Cancel'],
});

const DEEDS = ['release', 'correct', 'dismiss'] as const satisfies readonly HeldDeed[];

interface HeldDecideProps {
  readonly chosen: readonly HeldReadingBody[];
  readonly onAll: () => void;
  readonly onDrop: () => void;
}

export function HeldDecide({ chosen, onAll, onDrop }: HeldDecideProps) {
  const say = useWords(WORDS);
  const sayDeed = useWords(HELD_DEED_WORDS);
  const [deed, setDeed] = useState<HeldDeed | null>(null);
  const [done, setDone] = useState<number | null>(null);
  const tooMany = chosen.length > MOST_HELD;
  return (
    <section className="bulk" aria-label={say('bar')}>
      <div className="bulk-line">
        <strong>{say('chosen', { n: chosen.length })}</strong>
        <Button size="small" onClick={onAll}>
          {say('all')}
        </Button>
        {DEEDS.map((one) => (
          <Button
            key={one}
            size="small"
            disabled={chosen.length === 0 || tooMany || (one === 'correct' && chosen.length > 1)}
            title={one === 'correct' && chosen.length > 1 ? say('one') : undefined}
            onClick={() => setDeed(one)}
          >
            {sayDeed(one)}
          </Button>
        ))}
        {chosen.length > 0 && (
          <Button size="small" type="text" onClick={onDrop}>
            {say('drop')}
          </Button>
        )}
      </div>
      {tooMany && <p className="refused">{say('most', { n: MOST_HELD })}</p>}
      <div role="status">{done !== null && <p className="done">{say('done', { n: done })}</p>}</div>
      {deed && (
        <DecideWindow
          deed={deed}
          chosen={chosen}
          onClose={() => setDeed(null)}
          onDone={(n) => {
            setDone(n);
            setDeed(null);
            onDrop();
          }}
        />
      )}
    </section>
  );
}

interface WindowProps {
  readonly deed: HeldDeed;
  readonly chosen: readonly HeldReadingBody[];
  readonly onClose: () => void;
  readonly onDone: (decided: number) => void;
}

function DecideWindow({ deed, chosen, onClose, onDone }: WindowProps) {
  const say = useWords(WORDS);
  const sayDeed = useWords(HELD_DEED_WORDS);
  const sayName = useWords(MEASURED_WORDS);
  const queries = useQueryClient();
  const [written, setWritten] = useState('');
  const [why, setWhy] = useState('');
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const value = /^-?\d+(\.\d+)?$/.test(written.trim()) ? Number(written) : null;
  const isReady = why.trim().length >= 4 && (deed !== 'correct' || value !== null);
  const send = async () => {
    setBusy(true);
    const ids = chosen.map(({ id }) => id);
    const answer = await client.call('decideHeld', {
      body: { ids, deed, value: deed === 'correct' ? value : null, why: why.trim() },
    });
    setBusy(false);
    if (!answer.ok) {
      setRefusal(answer.refusal);
      return;
    }
    for (const key of ['heldReadings', 'dataHealth', 'reach']) void queries.invalidateQueries({ queryKey: [key] });
    onDone(answer.value.decided);
  };
  return (
    <Modal
      open
      title={`${sayDeed(deed)} · ${say('chosen', { n: chosen.length })}`}
      okText={sayDeed(deed)}
      cancelText={say('cancel')}
      okButtonProps={{ loading: busy, disabled: !isReady, danger: deed === 'dismiss' }}
      onOk={() => void send()}
      onCancel={onClose}
    >
      <ul className="held-chosen">
        {chosen.slice(0, 5).map((row) => (
          <li key={row.id}>
            {row.placeName ?? row.place} · {row.day} · {sayName.any(row.indicator)}{' '}
            {sayMeasured(row.indicator, row.value)}
          </li>
        ))}
        {chosen.length > 5 && <li>…</li>}
      </ul>
      <div className="held-form">
        {deed === 'correct' && (
          <Input
            inputMode="decimal"
            aria-label={say('value')}
            placeholder={say('value')}
            value={written}
            maxLength={20}
            status={written !== '' && value === null ? 'error' : ''}
            onChange={({ target }) => setWritten(target.value)}
          />
        )}
        {deed === 'correct' && written !== '' && value === null && <p className="refused">{say('notNumber')}</p>}
        <Input.TextArea
          rows={3}
          aria-label={say('why')}
          placeholder={say('why')}
          maxLength={2000}
          value={why}
          onChange={({ target }) => setWhy(target.value)}
        />
      </div>
      <p className="muted small">{say('known')}</p>
      <div role="alert">{refusal && <p className="refused">{sayRefusal(refusal, say.language)}</p>}</div>
    </Modal>
  );
}
