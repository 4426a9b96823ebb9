// The mark of one office: what is typed shows at once the number that it makes.
import { useQueryClient } from '@tanstack/react-query';
import type { OfficeMark } from '@xunhe/contract/office-mark';
import type { Refusal } from '@xunhe/domain/ground/result';
import { checkMark, MOST_MARK_SIGNS } from '@xunhe/domain/problem/office-mark';
import { client } from '@xunhe/ui/session';
import { defineWords, useWords } from '@xunhe/ui/words';
import { sayRefusal } from '@xunhe/ui/words-refusal';
import { Button, Form, Input, Modal } from 'antd';
import { useState } from 'react';

const WORDS = defineWords({
  title: ['{name}的发文代字', 'Mark of {name}'],
  mark: ['代字（最多 {most} 个字，不含年份和序号）', 'Mark (at most {most} signs, without year and figure)'],
  becomes: ['编号将为 {number}', 'Numbers will be {number}'],
  made: ['按名称自动生成：{mark}', 'Made of the name: {mark}'],
  back: ['恢复自动生成', 'Back to the name'],
  save: ['保存', 'Save'],
  cancel: ['取消', 'Cancel'],
});

export function OfficeMarkForm({ of, onClose }: { readonly of: OfficeMark; readonly onClose: () => void }) {
  const say = useWords(WORDS);
  const queries = useQueryClient();
  const [mark, setMark] = useState(of.mark);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [busy, setBusy] = useState(false);
  const send = async (to: string | null) => {
    setBusy(true);
    const answer = await client.call('setOfficeMark', { params: { office: of.office }, body: { mark: to } });
    setBusy(false);
    setRefusal(answer.ok ? null : answer.refusal);
    if (!answer.ok) return;
    void queries.invalidateQueries({ queryKey: ['officeMarks'] });
    onClose();
  };
  const checked = checkMark(mark);
  const isNew = checked.ok && checked.value !== of.mark;
  const wrong = refusal ?? (checked.ok || mark.trim() === '' ? null : checked.refusal);
  return (
    <Modal
      open
      title={say('title', { name: of.name })}
      onCancel={onClose}
      footer={[
        of.changedAt !== null && (
          <Button key="back" disabled={busy} onClick={() => void send(null)}>
            {say('back')}
          </Button>
        ),
        <Button key="cancel" onClick={onClose}>
          {say('cancel')}
        </Button>,
        <Button
          key="save"
          type="primary"
          loading={busy}
          disabled={!isNew}
          onClick={() => isNew && void send(checked.value)}
        >
          {say('save')}
        </Button>,
      ]}
    >
      <Form layout="vertical" onFinish={() => isNew && void send(checked.value)}>
        <Form.Item
          label={say('mark', { most: MOST_MARK_SIGNS })}
          htmlFor="office-mark"
          validateStatus={wrong ? 'error' : ''}
          help={wrong && <span role="alert">{sayRefusal(wrong, say.language)}</span>}
        >
          <Input
            id="office-mark"
            autoFocus
            maxLength={2 * MOST_MARK_SIGNS}
            value={mark}
            onChange={({ target }) => {
              setMark(target.value);
              setRefusal(null);
            }}
          />
        </Form.Item>
        {checked.ok && <p>{say('becomes', { number: of.example.replace(of.mark, () => checked.value) })}</p>}
        <p className="muted">{say('made', { mark: of.made })}</p>
      </Form>
    </Modal>
  );
}
