// Where a webhook goes: what each kind needs, with how to get it.
import type { NewWebhookBody, WebhookListBody, WebhookTargetBody } from '@xunhe/contract/webhook';
import { CopyButton } from '@xunhe/ui/copy-button.tsx';
import { useWords } from '@xunhe/ui/words';
import { Button, Form, Input, Radio, Space } from 'antd';
import { WEBHOOK_HELP_WORDS, WEBHOOK_WORDS } from './words-webhooks.ts';

type Kind = NewWebhookBody['kind'];

/** As it is typed: what is left out is empty. */
export interface TypedTarget {
  readonly url: string;
  readonly secret?: string;
  readonly sms?: {
    readonly format: 'json' | 'form';
    readonly template: string;
    readonly header?: string;
    readonly expects?: string;
  };
}

export const EMPTY_TARGET: TypedTarget = {
  ...{ url: '', secret: '' },
  sms: { format: 'json', template: '', header: '', expects: '' },
};

const URL_EXAMPLES: Readonly<Record<Kind, string>> = {
  wecom: 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=…',
  dingtalk: 'https://oapi.dingtalk.com/robot/send?access_token=…',
  sms: 'https://sms.example.cn/send',
  http: 'https://platform.example.gov.cn/xunhe',
};
const TEMPLATE_EXAMPLE = '{"mobile":"…","content":"{{text}}"}';

export function WebhookTargetFields({ kind, list }: { readonly kind: Kind; readonly list: WebhookListBody }) {
  const say = useWords(WEBHOOK_WORDS);
  const sayHelp = useWords(WEBHOOK_HELP_WORDS);
  const needed = { required: true, message: say('needed') };
  return (
    <>
      <p className="webhook-help">{sayHelp(kind)}</p>
      <Form.Item
        name={['target', 'url']}
        label={say('url')}
        extra={(kind === 'sms' || kind === 'http') && <Hosts list={list} />}
        rules={[{ ...needed, whitespace: true }]}
      >
        <Input maxLength={1000} autoComplete="off" spellCheck={false} placeholder={URL_EXAMPLES[kind]} />
      </Form.Item>
      {kind === 'sms' && <SmsFields />}
      {kind === 'dingtalk' && (
        <Form.Item name={['target', 'secret']} label={say('secret')}>
          <Input maxLength={500} autoComplete="off" spellCheck={false} placeholder="SEC…" />
        </Form.Item>
      )}
      {kind === 'sms' && (
        <Form.Item name={['target', 'secret']} label={say('secret')}>
          <Input maxLength={500} autoComplete="off" spellCheck={false} />
        </Form.Item>
      )}
      {kind === 'http' && <SigningSecret />}
    </>
  );
}

function Hosts({ list }: { readonly list: WebhookListBody }) {
  const say = useWords(WEBHOOK_WORDS);
  if (list.anyPublic) return say('anyPublic');
  return list.hosts.length === 0 ? say('noHosts') : say('hosts', { hosts: list.hosts.join(', ') });
}

function SmsFields() {
  const say = useWords(WEBHOOK_WORDS);
  return (
    <>
      <Form.Item name={['target', 'sms', 'format']} label={say('format')} initialValue="json">
        <Radio.Group options={(['json', 'form'] as const).map((value) => ({ value, label: say(value) }))} />
      </Form.Item>
      <Form.Item
        name={['target', 'sms', 'template']}
        label={say('template')}
        rules={[{ required: true, whitespace: true, message: say('needed') }]}
      >
        <Input.TextArea rows={3} maxLength={4000} spellCheck={false} placeholder={TEMPLATE_EXAMPLE} />
      </Form.Item>
      <Form.Item name={['target', 'sms', 'header']} label={say('header')} extra={say('headerHint')}>
        <Input maxLength={60} autoComplete="off" spellCheck={false} />
      </Form.Item>
      <Form.Item name={['target', 'sms', 'expects']} label={say('expects')} extra={say('expectsHint')}>
        <Input maxLength={200} autoComplete="off" spellCheck={false} />
      </Form.Item>
    </>
  );
}

function SigningSecret() {
  const say = useWords(WEBHOOK_WORDS);
  const form = Form.useFormInstance();
  const secret: string = Form.useWatch(['target', 'secret']) ?? '';
  const make = () => {
    form.setFieldValue(['target', 'secret'], makeSigningSecret());
    void form.validateFields([['target', 'secret']]);
  };
  return (
    <Form.Item label={say('secret')} extra={say('secretOnce')} required>
      <Space.Compact block>
        <Form.Item name={['target', 'secret']} noStyle rules={[{ required: true, message: say('needed') }]}>
          <Input
            maxLength={500}
            autoComplete="off"
            spellCheck={false}
            placeholder="whsec_…"
            aria-label={say('secret')}
          />
        </Form.Item>
        <Button onClick={make}>{say('makeSecret')}</Button>
      </Space.Compact>
      {secret !== '' && <CopyButton text={secret} />}
    </Form.Item>
  );
}

/** 32 random bytes, as Standard Webhooks writes them. */
function makeSigningSecret(): string {
  return `whsec_${btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(32))))}`;
}

/** What belongs to another kind and was typed before the kind was changed is left out. */
export function typedToTarget(kind: Kind, { url, secret, sms }: TypedTarget): WebhookTargetBody {
  const { format = 'json', template = '', header = '', expects = '' } = sms ?? {};
  return {
    url: url.trim(),
    secret: kind === 'wecom' ? null : secret?.trim() || null,
    sms: kind === 'sms' ? { format, template, header: header.trim(), expects } : null,
  };
}
