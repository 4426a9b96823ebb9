// Sends a test as soon as it is opened, once, and tells what the other side answered.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { WebhookBody } from '@xunhe/contract/webhook';
import { ask, refusalOf } from '@xunhe/ui/session';
import { useWords } from '@xunhe/ui/words';
import { sayRefusal } from '@xunhe/ui/words-refusal';
import { Button, Modal } from 'antd';
import { useEffect, useRef } from 'react';
import { Fact, Facts } from '../parts/facts.tsx';
import { WEBHOOK_STATE_WORDS, WEBHOOK_WORDS } from './words-webhooks.ts';

export function WebhookTest({ hook, onClose }: { readonly hook: WebhookBody; readonly onClose: () => void }) {
  const say = useWords(WEBHOOK_WORDS);
  const sayState = useWords(WEBHOOK_STATE_WORDS);
  const queries = useQueryClient();
  const begun = useRef(false);
  const test = useMutation({
    mutationFn: () => ask('testWebhook', { params: { id: hook.id }, body: {} }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['webhooks'] }),
  });
  const { mutate } = test;
  useEffect(() => {
    if (begun.current) return;
    begun.current = true;
    mutate();
  }, [mutate]);
  return (
    <Modal
      open
      title={`${say('test')}: ${hook.name}`}
      onCancel={onClose}
      footer={
        <>
          <Button disabled={test.isPending} onClick={() => mutate()}>
            {say('test')}
          </Button>
          <Button type="primary" onClick={onClose}>
            {say('close')}
          </Button>
        </>
      }
    >
      <div role="status">
        {!test.data && !test.error && <p>{say('testing')}</p>}
        {test.error && <p className="refused">{sayRefusal(refusalOf(test.error), say.language)}</p>}
        {test.data && (
          <Facts>
            <Fact term={say('result')}>
              <strong className={test.data.state === 'sent' ? 'done' : 'late'}>{sayState(test.data.state)}</strong>
            </Fact>
            <Fact term={say('status')}>{test.data.status ?? '–'}</Fact>
            <Fact term={say('answer')}>
              <code className="webhook-answer">{test.data.answer || say('noAnswer')}</code>
            </Fact>
          </Facts>
        )}
      </div>
    </Modal>
  );
}
