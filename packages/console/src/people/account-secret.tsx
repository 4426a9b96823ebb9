// A one-time password or a token, shown once: nobody can ask for it again, so it closes only by its button.
import type { AnswerOf } from '@xunhe/contract/client';
import { CopyButton } from '@xunhe/ui/copy-button.tsx';
import { useWords } from '@xunhe/ui/words';
import { Button, Modal } from 'antd';
import { ACCOUNTS_WORDS } from './words-accounts.ts';

export type Given = AnswerOf<'actOnAccount'>;

export function AccountSecret({ given, onClose }: { readonly given: Given; readonly onClose: () => void }) {
  const say = useWords(ACCOUNTS_WORDS);
  const secret = given.password ?? given.token ?? '';
  return (
    <Modal
      open
      title={say('secretTitle', { login: given.login })}
      closable={false}
      keyboard={false}
      mask={{ closable: false }}
      footer={
        <Button type="primary" onClick={onClose}>
          {say('close')}
        </Button>
      }
    >
      <p>{say(given.password === null ? 'tokenOnce' : 'passwordOnce')}</p>
      <p className="account-secret">
        <code>{secret}</code>
        <CopyButton text={secret} />
      </p>
    </Modal>
  );
}
