// 草稿箱: forms that were begun and not handed in. They go on where they were left, or are thrown away.
import { useNavigate } from '@tanstack/react-router';
import { sayTime } from '@xunhe/ui/dates';
import { defineWords, useWords } from '@xunhe/ui/words';
import { PROBLEM_MOVE_WORDS, PROBLEM_TYPE_WORDS } from '@xunhe/ui/words-problem';
import { MODE_WORDS } from '@xunhe/ui/words-shared';
import { Button } from 'antd-mobile';
import { useCallback, useEffect, useState } from 'react';
import { BackLine } from '../back-line.tsx';
import { useHouse, useSurroundings } from '../house.ts';
import type { FormDraft } from '../keeping/draft.ts';

const WORDS = defineWords({
  title: ['草稿箱', 'Drafts'],
  none: ['没有未提交的内容。', 'Nothing is left unfinished.'],
  problem: ['问题', 'Problem'],
  patrol: ['巡河', 'Patrol'],
  inventory: ['四个查清', 'Inventory'],
  appeal: ['申诉', 'Appeal'],
  step: ['问题办理', 'Step of a problem'],
  objection: ['履职评价异议', 'Objection to a standing'],
  open: ['继续填写', 'Go on'],
  drop: ['删除', 'Delete'],
  dropSure: ['删除后不能恢复，照片也一并删除。', 'It cannot be brought back, and its pictures go too.'],
});

export function Drafts() {
  const say = useWords(WORDS);
  const { store } = useHouse();
  const { me } = useSurroundings();
  const [forms, setForms] = useState<readonly FormDraft[] | null>(null);
  const load = useCallback(() => store.forms(me.person).then(setForms), [store, me.person]);
  useEffect(() => void load(), [load]);
  const drop = async (form: FormDraft) => {
    if (!window.confirm(say('dropSure'))) return;
    await store.dropForm(form.id);
    await load();
  };
  return (
    <>
      <BackLine title={say('title')} to="/me" />
      {forms?.length === 0 && <p className="empty">{say('none')}</p>}
      {forms !== null && forms.length > 0 && (
        <ul className="draft-list">
          {forms.toReversed().map((form) => (
            <DraftRow key={form.id} form={form} onDrop={() => void drop(form)} />
          ))}
        </ul>
      )}
    </>
  );
}

function DraftRow({ form, onDrop }: { readonly form: FormDraft; readonly onDrop: () => void }) {
  const say = useWords(WORDS);
  const sayType = useWords(PROBLEM_TYPE_WORDS);
  const sayMode = useWords(MODE_WORDS);
  const { city } = useSurroundings();
  const navigate = useNavigate();
  const sayMove = useWords(PROBLEM_MOVE_WORDS);
  const { type, mode, text, move, note } = form.fields as Readonly<Partial<Record<string, string | null>>>;
  const open = () => {
    if (form.kind === 'problem') return navigate({ to: '/report', search: { draft: form.id } });
    if (form.kind === 'step')
      return navigate({ to: '/problems/$id', params: { id: String(form.fields.problem) }, search: { step: form.id } });
    if (form.kind === 'inventory')
      return navigate({ to: '/inventories/$id', params: { id: String(form.fields.reach) } });
    const month = typeof form.fields.month === 'string' ? { month: form.fields.month } : {};
    if (form.kind === 'objection') return navigate({ to: '/standing', search: month });
    if (form.kind === 'appeal')
      return navigate({ to: '/patrols/$id', params: { id: String(form.fields.patrol) }, search: month });
    return navigate({ to: '/other', search: { draft: form.id } });
  };
  const words = (text ?? note)?.slice(0, 40);
  const about = [move && sayMove.any(move), type && sayType.any(type), mode && sayMode.any(mode), words].filter(
    Boolean,
  );
  return (
    <li className="card">
      <strong>
        {say(form.kind)} · {form.reachName}
      </strong>
      <p className="muted">{[sayTime(form.changedMs, city.timezone), ...about].join(' · ')}</p>
      <div className="two-buttons">
        <Button color="primary" onClick={() => void open()}>
          {say('open')}
        </Button>
        <Button onClick={onDrop}>{say('drop')}</Button>
      </div>
    </li>
  );
}
