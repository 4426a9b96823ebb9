// What can be done to a webhook: its log for all who see it; test, change, switch and remove for the system administrator, each told before.
import { DownOutlined } from '@ant-design/icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { WebhookBody } from '@xunhe/contract/webhook';
import { ask, refusalOf } from '@xunhe/ui/session';
import { useWords } from '@xunhe/ui/words';
import { sayRefusal } from '@xunhe/ui/words-refusal';
import { Button, Dropdown, Modal } from 'antd';
import { useState } from 'react';
import { useRight } from '../parts/surroundings.ts';
import { WebhookTest } from './webhook-test.tsx';
import { WEBHOOK_WORDS } from './words-webhooks.ts';

type Act = 'turnOn' | 'turnOff' | 'remove';

interface WebhookActionsProps {
  readonly hook: WebhookBody;
  readonly onEdit: () => void;
}

export function WebhookActions({ hook, onEdit }: WebhookActionsProps) {
  const say = useWords(WEBHOOK_WORDS);
  const mayManage = useRight('webhook.manage');
  const navigate = useNavigate();
  const [chosen, setChosen] = useState<Act | 'test' | null>(null);
  const openLog = () => void navigate({ to: '/webhooks/$id', params: { id: hook.id } });
  if (!mayManage)
    return (
      <Button size="small" onClick={openLog}>
        {say('log')}
      </Button>
    );
  const turn: Act = hook.enabled ? 'turnOff' : 'turnOn';
  const items = (['log', 'test', 'edit', turn, 'remove'] as const).map((key) => ({
    key,
    label: say(key),
    danger: key === 'remove',
  }));
  const choose = (key: string) => {
    if (key === 'log') openLog();
    else if (key === 'edit') onEdit();
    else setChosen(key as Act | 'test');
  };
  return (
    <>
      <Dropdown trigger={['click']} menu={{ items, onClick: ({ key }) => choose(key) }}>
        <Button size="small" aria-label={say('actionsOf', { name: hook.name })}>
          {say('actions')} <DownOutlined aria-hidden />
        </Button>
      </Dropdown>
      {chosen === 'test' && <WebhookTest hook={hook} onClose={() => setChosen(null)} />}
      {chosen !== null && chosen !== 'test' && <Confirm hook={hook} act={chosen} onClose={() => setChosen(null)} />}
    </>
  );
}

interface ConfirmProps {
  readonly hook: WebhookBody;
  readonly act: Act;
  readonly onClose: () => void;
}

function Confirm({ hook, act, onClose }: ConfirmProps) {
  const say = useWords(WEBHOOK_WORDS);
  const queries = useQueryClient();
  const doing = useMutation<unknown, unknown, void>({
    mutationFn: () =>
      act === 'remove'
        ? ask('deleteWebhook', { params: { id: hook.id }, body: {} })
        : ask('changeWebhook', { params: { id: hook.id }, body: { enabled: act === 'turnOn' } }),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: ['webhooks'] });
      onClose();
    },
  });
  return (
    <Modal
      open
      title={`${say(act)}: ${hook.name}`}
      okText={say(act)}
      cancelText={say('cancel')}
      okButtonProps={{ danger: act !== 'turnOn', loading: doing.isPending }}
      onOk={() => doing.mutate()}
      onCancel={onClose}
    >
      <p>{say(`${act}Sure`)}</p>
      <div role="alert">
        {doing.error !== null && <p className="refused">{sayRefusal(refusalOf(doing.error), say.language)}</p>}
      </div>
    </Modal>
  );
}
