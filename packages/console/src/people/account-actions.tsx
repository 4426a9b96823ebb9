// What can be done to an account: chosen from a menu, told what will happen, confirmed. Nobody does it to himself.
import { DownOutlined } from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import type { AccountAction, AccountRowBody } from '@xunhe/contract/account';
import type { Refusal } from '@xunhe/domain/ground/result';
import { client } from '@xunhe/ui/session';
import { useWords } from '@xunhe/ui/words';
import { sayRefusal } from '@xunhe/ui/words-refusal';
import { Button, Dropdown, Modal } from 'antd';
import { useState } from 'react';
import { useSurroundings } from '../parts/surroundings.ts';
import { AccountDeliveries } from './account-deliveries.tsx';
import type { Given } from './account-secret.tsx';
import { ACCOUNT_ACTION_WORDS, ACCOUNT_EFFECT_WORDS, ACCOUNTS_WORDS } from './words-accounts.ts';

interface AccountActionsProps {
  readonly row: AccountRowBody;
  readonly onGiven: (given: Given) => void;
}

export function AccountActions({ row, onGiven }: AccountActionsProps) {
  const say = useWords(ACCOUNTS_WORDS);
  const sayAction = useWords(ACCOUNT_ACTION_WORDS);
  const { me } = useSurroundings();
  const [chosen, setChosen] = useState<AccountAction | 'deliveries' | null>(null);
  if (row.login === me.login)
    return (
      <span className="muted small" title={say('ownWhy')}>
        {say('own')}
        <span className="sr-only">: {say('ownWhy')}</span>
      </span>
    );
  return (
    <>
      <Dropdown
        trigger={['click']}
        menu={{
          items: [
            ...(row.role === 'service' ? [] : [{ key: 'deliveries', label: say('deliveries') }]),
            ...listActions(row).map((action) => ({
              key: action,
              label: sayAction(action),
              danger: DANGEROUS.includes(action),
            })),
          ],
          onClick: ({ key }) => setChosen(key as AccountAction | 'deliveries'),
        }}
      >
        <Button size="small" aria-label={say('actionsOf', { login: row.login })}>
          {say('actions')} <DownOutlined aria-hidden />
        </Button>
      </Dropdown>
      {chosen === 'deliveries' && <AccountDeliveries login={row.login} onClose={() => setChosen(null)} />}
      {chosen && chosen !== 'deliveries' && (
        <Confirm row={row} action={chosen} onGiven={onGiven} onClose={() => setChosen(null)} />
      )}
    </>
  );
}

const DANGEROUS: readonly AccountAction[] = ['dropSecondFactor', 'disable'];

/** Only what changes something for this account. */
function listActions(row: AccountRowBody): AccountAction[] {
  const isDisabled = row.state === 'disabled';
  const actions: AccountAction[] = [row.role === 'service' ? 'token' : 'password'];
  if (row.state === 'locked') actions.push('unlock');
  if (row.sessions > 0) actions.push('endSessions');
  if (row.hasSecondFactor) actions.push('dropSecondFactor');
  actions.push(isDisabled ? 'enable' : 'disable');
  return actions;
}

interface ConfirmProps extends AccountActionsProps {
  readonly action: AccountAction;
  readonly onClose: () => void;
}

function Confirm({ row, action, onGiven, onClose }: ConfirmProps) {
  const say = useWords(ACCOUNTS_WORDS);
  const sayAction = useWords(ACCOUNT_ACTION_WORDS);
  const sayEffect = useWords(ACCOUNT_EFFECT_WORDS);
  const queries = useQueryClient();
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [busy, setBusy] = useState(false);
  const act = async () => {
    setBusy(true);
    const answer = await client.call('actOnAccount', { body: { login: row.login, action } });
    setBusy(false);
    setRefusal(answer.ok ? null : answer.refusal);
    if (!answer.ok) return;
    void queries.invalidateQueries({ queryKey: ['accounts'] });
    if (answer.value.password !== null || answer.value.token !== null) onGiven(answer.value);
    onClose();
  };
  return (
    <Modal
      open
      title={`${sayAction(action)}: ${row.name} (${row.login})`}
      okText={sayAction(action)}
      cancelText={say('cancel')}
      okButtonProps={{ danger: DANGEROUS.includes(action), loading: busy }}
      onOk={() => void act()}
      onCancel={onClose}
    >
      <p>{sayEffect(action)}</p>
      <div role="alert">{refusal && <p className="refused">{sayRefusal(refusal, say.language)}</p>}</div>
    </Modal>
  );
}
