// A duty rule being written: its name, the table, when a patrol counts. What is not fit and what it changes is told while it is written; it
// is saved as a draft, tried on past months, and then put in force.
import { useQueryClient } from '@tanstack/react-query';
import type { DutyRulesBody, RuleDraftHead } from '@xunhe/contract/duty-rule';
import type { DutyRule } from '@xunhe/domain/duty/rule';
import { checkRule, listHeavyAsks } from '@xunhe/domain/duty/rule-check';
import { draftOf, isSame, type RuleDraft, setSquare, settleRule } from '@xunhe/domain/duty/rule-draft';
import { makeId } from '@xunhe/domain/ground/id';
import type { Refusal } from '@xunhe/domain/ground/result';
import { client } from '@xunhe/ui/session';
import { defineWords, useWords } from '@xunhe/ui/words';
import { sayRefusal } from '@xunhe/ui/words-refusal';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { Section } from '../parts/screen.tsx';
import { RuleChanges } from './rule-changes.tsx';
import type { Chosen } from './rule-choice.ts';
import { RuleEnact } from './rule-enact.tsx';
import { RuleTable } from './rule-table.tsx';
import { RuleThreshold } from './rule-threshold.tsx';
import { sayHeavy, sayRule, sayUnfit } from './words-rule.ts';

const WORDS = defineWords({
  newDraft: ['新草稿', 'A new draft'],
  draft: ['草稿', 'Draft'],
  from: ['依据：{rule}', 'based on: {rule}'],
  title: ['规则名称', 'Name of the rule'],
  note: ['说明（文号、理由）', 'Remark (document, reasons)'],
  save: ['保存草稿', 'Save the draft'],
  drop: ['删除草稿', 'Throw away'],
  cancel: ['放弃', 'Discard'],
  unfit: ['不能保存：{why}', 'Not fit to be saved: {why}'],
  heavy: [
    '提醒：仅一个水体就超过每人每月最多时长：{where}。',
    'To be known: one water alone asks more than the most of one person: {where}.',
  ],
  first: ['保存后可在过去的月份上试算，再发布。', 'Once saved it can be tried on past months, and put in force.'],
  unsaved: [
    '有未保存的修改，下方试算的是已保存的内容。',
    'There are changes not saved; what is tried below is the saved draft.',
  ],
  changes: ['与现行规则的差别', 'What differs from the rule in force'],
});

interface RuleEditorProps {
  readonly rules: DutyRulesBody;
  /** The version it begins from, or the draft itself. */
  readonly base: string;
  /** Null: a new one. */
  readonly draft: RuleDraftHead | null;
  readonly rule: DutyRule;
  readonly inForce: DutyRule | null;
  readonly onChoose: (chosen: Chosen) => void;
}

export function RuleEditor({ rules, base, draft, rule, inForce, onChoose }: RuleEditorProps) {
  const say = useWords(WORDS);
  const basedOn = draft?.basedOn ?? base;
  const version = rules.versions.find(({ name }) => name === basedOn);
  const before = draftOf(rule);
  const [written, write] = useState<RuleDraft>(before);
  const [title, setTitle] = useState(draft?.title ?? '');
  const [note, setNote] = useState(draft?.note ?? '');
  const desk = useDesk(draft, onChoose);
  const checked = checkRule(written);
  const heavy = listHeavyAsks(written);
  const isChanged = !isSame(written, before) || title !== (draft?.title ?? '') || note !== (draft?.note ?? '');
  return (
    <>
      <Section
        title={draft ? say('draft') : say('newDraft')}
        extra={version && <span className="muted">{say('from', { rule: sayRule(version, say.language) })}</span>}
      >
        <div className="rule-names">
          <Input
            aria-label={say('title')}
            placeholder={say('title')}
            maxLength={60}
            value={title}
            onChange={({ target }) => setTitle(target.value)}
          />
          <Input
            aria-label={say('note')}
            placeholder={say('note')}
            maxLength={500}
            value={note}
            onChange={({ target }) => setNote(target.value)}
          />
        </div>
        <RuleTable
          rule={settleRule(rule, written, rule)}
          draft={written}
          onChange={(square, to) => write((now) => setSquare(now, square, to))}
          onCap={(post, cap) => write((now) => ({ ...now, capPerMonth: { ...now.capPerMonth, [post]: cap } }))}
          onFloor={(post, share) => write((now) => ({ ...now, randomFloor: { ...now.randomFloor, [post]: share } }))}
          onMost={(post, minutes) => write((now) => ({ ...now, mostMinutes: { ...now.mostMinutes, [post]: minutes } }))}
        />
        <RuleThreshold rule={rule} draft={written} onChange={(change) => write((now) => ({ ...now, ...change }))} />
        <div role="status">
          {!checked.ok && <p className="refused">{say('unfit', { why: sayUnfit(checked.refusal, say.language) })}</p>}
          {checked.ok && heavy.length > 0 && (
            <p className="muted">{say('heavy', { where: sayHeavy(heavy, say.language) })}</p>
          )}
          {desk.refusal && <p className="refused">{sayRefusal(desk.refusal, say.language)}</p>}
          {!draft && <p className="muted">{say('first')}</p>}
          {draft && isChanged && <p className="muted">{say('unsaved')}</p>}
        </div>
        <div className="rule-actions">
          <Button
            type={draft && !isChanged ? 'default' : 'primary'}
            loading={desk.busy}
            disabled={!checked.ok || title.trim() === '' || (draft !== null && !isChanged)}
            onClick={() => void desk.save({ title, note, basedOn, draft: written })}
          >
            {say('save')}
          </Button>
          {draft ? (
            <Button disabled={desk.busy} onClick={() => void desk.drop()}>
              {say('drop')}
            </Button>
          ) : (
            <Button onClick={() => onChoose({ kind: 'version', name: base })}>{say('cancel')}</Button>
          )}
          {draft && !isChanged && <RuleEnact draft={draft} earliest={rules.earliest} onChoose={onChoose} />}
        </div>
      </Section>
      {inForce && (
        <Section title={say('changes')}>
          <RuleChanges from={inForce} to={settleRule(inForce, written, inForce)} />
        </Section>
      )}
    </>
  );
}

function useDesk(draft: RuleDraftHead | null, onChoose: (chosen: Chosen) => void) {
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const renew = () =>
    Promise.all(['dutyRules', 'dutyRule', 'rulePreview'].map((key) => queries.invalidateQueries({ queryKey: [key] })));
  const save = async (written: {
    readonly title: string;
    readonly note: string;
    readonly basedOn: string;
    readonly draft: RuleDraft;
  }) => {
    setBusy(true);
    const id = draft?.id ?? makeId(Date.now(), crypto.getRandomValues(new Uint8Array(10)));
    const body = { ...written, revision: draft?.revision ?? 0, draft: toWire(written.draft) };
    const answer = await client.call('saveRuleDraft', { params: { id }, body });
    setRefusal(answer.ok ? null : answer.refusal);
    if (answer.ok) {
      await renew();
      onChoose({ kind: 'draft', name: id });
    }
    setBusy(false);
  };
  const drop = async () => {
    if (!draft) return;
    setBusy(true);
    const answer = await client.call('dropRuleDraft', {
      params: { id: draft.id },
      body: { revision: draft.revision },
    });
    setBusy(false);
    setRefusal(answer.ok ? null : answer.refusal);
    if (!answer.ok) return;
    onChoose({ kind: 'version', name: draft.basedOn });
    await queries.invalidateQueries({ queryKey: ['dutyRules'] });
  };
  return { busy, refusal, save, drop };
}

/** The same figures in arrays that the wire may change. */
function toWire(draft: RuleDraft) {
  return { ...draft, asks: draft.asks.map((ask) => ({ ...ask, modes: [...ask.modes] })) };
}
