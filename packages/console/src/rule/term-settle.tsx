// Puts changed terms in force: from which month, and why. What was changed stays in the form when the answer is no.
import { useQueryClient } from '@tanstack/react-query';
import type { PolicySheetBody, PolicySheetsBody } from '@xunhe/contract/policy-terms';
import type { TermValue } from '@xunhe/domain/duty/terms';
import { addMonths } from '@xunhe/domain/ground/month';
import type { Refusal } from '@xunhe/domain/ground/result';
import { sayMonth } from '@xunhe/ui/dates';
import { client } from '@xunhe/ui/session';
import { defineWords, useWords } from '@xunhe/ui/words';
import { sayRefusal } from '@xunhe/ui/words-refusal';
import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { sayTerm } from './words-terms.ts';

const WORDS = defineWords({
  from: ['生效月份', 'From'],
  note: ['调整理由（可不填）', 'Why (optional)'],
  settle: ['发布调整（{n} 项）', 'Put in force ({n})'],
  about: [
    '从该月起执行，此前各月和已发布的清单不变。发布后不能修改，可再次调整。',
    'It is in force from that month on; months before it and lists that are out stay. It cannot be changed afterwards, only settled anew.',
  ],
});

/** How far ahead a first month can be chosen. */
const CHOICES = 12;

interface SettleProps {
  readonly body: PolicySheetsBody;
  readonly sheet: PolicySheetBody;
  readonly values: Readonly<Record<string, TermValue>>;
  readonly onDone: () => void;
}

export function SettleTerms({ body, sheet, values, onDone }: SettleProps) {
  const say = useWords(WORDS);
  const queries = useQueryClient();
  // A version that is yet to come is built upon, not overtaken.
  const earliest = [body.earliest, sheet.versions.at(-1)!.effectiveFrom].sort()[1]!;
  const [from, setFrom] = useState(earliest);
  const [note, setNote] = useState('');
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const settle = async () => {
    setBusy(true);
    const sent = Object.fromEntries(
      Object.entries(values).map(([at, value]) => [at, Array.isArray(value) ? [...value] : value]),
    ) as Record<string, string | number | boolean | string[]>;
    const answer = await client.call('settleTerms', {
      params: { sheet: sheet.sheet },
      body: { seen: sheet.name, from, note, values: sent },
    });
    setBusy(false);
    setRefusal(answer.ok ? null : named(answer.refusal));
    if (!answer.ok) return;
    await queries.invalidateQueries({ queryKey: ['policySheets'] });
    onDone();
  };
  const named = (refused: Refusal): Refusal =>
    typeof refused.at === 'string' ? { ...refused, at: sayTerm(refused.at, say.language) } : refused;
  const count = Object.keys(values).length;
  return (
    <form
      className="term-settle"
      onSubmit={(event) => {
        event.preventDefault();
        void settle();
      }}
    >
      <div className="term-settle-row">
        <span>{say('from')}</span>
        <Select
          size="small"
          aria-label={say('from')}
          style={{ width: 140 }}
          value={from}
          onChange={setFrom}
          options={Array.from({ length: CHOICES }, (_, i) => addMonths(earliest, i)).map((month) => ({
            value: month,
            label: sayMonth(month, say.language),
          }))}
        />
        <Input
          size="small"
          className="term-note"
          aria-label={say('note')}
          placeholder={say('note')}
          maxLength={1000}
          value={note}
          onChange={({ target }) => setNote(target.value)}
        />
        <Button type="primary" size="small" htmlType="submit" loading={busy} disabled={count === 0}>
          {say('settle', { n: count })}
        </Button>
      </div>
      <p className="muted">{say('about')}</p>
      <p role="alert" className="refused">
        {refusal && sayRefusal(refusal, say.language)}
      </p>
    </form>
  );
}
