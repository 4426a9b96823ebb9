// What an office can do with its published notice: remind who owes an answer, correct it by another, or withdraw it with a reason.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { SentCircularBody } from '@xunhe/contract/circular';
import { CIRCULAR_LENGTH } from '@xunhe/domain/people/circular';
import { ask, refusalOf } from '@xunhe/ui/session';
import { useWords } from '@xunhe/ui/words';
import { sayRefusal } from '@xunhe/ui/words-refusal';
import { Button, Input, Modal } from 'antd';
import { useState } from 'react';
import { CIRCULAR_DESK_WORDS } from './words-circulars.ts';

export function CircularActions({ circular }: { readonly circular: SentCircularBody }) {
  const say = useWords(CIRCULAR_DESK_WORDS);
  const queries = useQueryClient();
  const [isOpen, setOpen] = useState(false);
  const { id, state, confirm, addressed, seen, confirmed } = circular;
  const refresh = () => queries.invalidateQueries({ queryKey: ['sentCircular', id] });
  const remind = useMutation({
    mutationFn: () => ask('remindReaders', { params: { id }, body: {} }),
    onSettled: refresh,
  });
  const owing = addressed - (confirm ? confirmed : seen);
  return (
    <>
      {state === 'published' && owing > 0 && (
        <Button size="small" loading={remind.isPending} onClick={() => remind.mutate()}>
          {say(confirm ? 'remindConfirm' : 'remind')}
        </Button>
      )}
      {(state === 'published' || state === 'over') && (
        <Link to="/notices/write" search={{ replaces: id }}>
          {say('correct')}
        </Link>
      )}
      <Button size="small" danger onClick={() => setOpen(true)}>
        {say('withdraw')}
      </Button>
      <output className="muted">{remind.data && say('reminded', { n: remind.data.people })}</output>
      <span role="alert" className="refused">
        {remind.error && sayRefusal(refusalOf(remind.error), say.language)}
      </span>
      {isOpen && <Withdraw id={id} onClose={() => setOpen(false)} onDone={refresh} />}
    </>
  );
}

interface WithdrawProps {
  readonly id: string;
  readonly onClose: () => void;
  readonly onDone: () => unknown;
}

function Withdraw({ id, onClose, onDone }: WithdrawProps) {
  const say = useWords(CIRCULAR_DESK_WORDS);
  const [why, setWhy] = useState('');
  const withdraw = useMutation({
    mutationFn: () => ask('withdrawCircular', { params: { id }, body: { why } }),
    onSuccess: () => {
      void onDone();
      onClose();
    },
  });
  return (
    <Modal
      open
      title={say('withdrawTitle')}
      okText={say('withdraw')}
      cancelText={say('cancel')}
      okButtonProps={{ danger: true, loading: withdraw.isPending, disabled: why.trim() === '' }}
      onOk={() => withdraw.mutate()}
      onCancel={onClose}
    >
      <p className="muted">{say('withdrawHint')}</p>
      <label htmlFor="withdraw-why">{say('why')}</label>
      <Input.TextArea
        id="withdraw-why"
        rows={3}
        maxLength={CIRCULAR_LENGTH.why}
        showCount
        value={why}
        onChange={({ target }) => setWhy(target.value)}
      />
      <div role="alert">
        {withdraw.error && <p className="refused">{sayRefusal(refusalOf(withdraw.error), say.language)}</p>}
      </div>
    </Modal>
  );
}
