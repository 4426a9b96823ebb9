// Puts a draft in force: from which month, and once more before it is done, because nothing takes it back.
import { useQueryClient } from '@tanstack/react-query';
import type { RuleDraftHead } from '@xunhe/contract/duty-rule';
import { addMonths, type Month } from '@xunhe/domain/ground/month';
import type { Refusal } from '@xunhe/domain/ground/result';
import { sayMonth } from '@xunhe/ui/dates';
import { client } from '@xunhe/ui/session';
import { defineWords, useWords } from '@xunhe/ui/words';
import { sayRefusal } from '@xunhe/ui/words-refusal';
import { Button, Modal, Select } from 'antd';
import { useState } from 'react';
import type { Chosen } from './rule-choice.ts';

const WORDS = defineWords({
  open: ['发布…', 'Put in force…'],
  title: ['发布「{title}」', 'Put “{title}” in force'],
  from: ['生效月份', 'From'],
  about: [
    '从该月起，履职清单和有效巡河按此规则执行。发布后不能修改；如需更改，另行起草并发布新版本。此前各月不受影响。',
    'From that month on duties are set and patrols judged by it. It cannot be changed afterwards: a newer version takes its place. Months before it stay as they are.',
  ],
  enact: ['发布', 'Put in force'],
  cancel: ['取消', 'Cancel'],
});

/** How far ahead a first month can be chosen. */
const CHOICES = 12;

export function RuleEnact({
  draft,
  earliest,
  onChoose,
}: {
  readonly draft: RuleDraftHead;
  readonly earliest: Month;
  readonly onChoose: (chosen: Chosen) => void;
}) {
  const say = useWords(WORDS);
  const queries = useQueryClient();
  const [isOpen, setOpen] = useState(false);
  const [from, setFrom] = useState(earliest);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const enact = async () => {
    setBusy(true);
    const answer = await client.call('enactRule', {
      params: { id: draft.id },
      body: { revision: draft.revision, from },
    });
    setBusy(false);
    setRefusal(answer.ok ? null : answer.refusal);
    if (!answer.ok) return;
    await queries.invalidateQueries({ queryKey: ['dutyRules'] });
    onChoose({ kind: 'version', name: answer.value.name });
  };
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>
        {say('open')}
      </Button>
      <Modal
        open={isOpen}
        title={say('title', { title: draft.title })}
        onCancel={() => setOpen(false)}
        okText={say('enact')}
        cancelText={say('cancel')}
        confirmLoading={busy}
        onOk={() => void enact()}
      >
        <p>
          {say('from')}{' '}
          <Select
            aria-label={say('from')}
            style={{ width: 160 }}
            value={from}
            onChange={setFrom}
            options={Array.from({ length: CHOICES }, (_, i) => addMonths(earliest, i)).map((month) => ({
              value: month,
              label: sayMonth(month, say.language),
            }))}
          />
        </p>
        <p className="muted">{say('about')}</p>
        {refusal && (
          <p role="alert" className="refused">
            {sayRefusal(refusal, say.language)}
          </p>
        )}
      </Modal>
    </>
  );
}
