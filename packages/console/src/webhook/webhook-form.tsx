// A webhook as it is set up, by kind with what its receiver needs. Address, secret and template are entered and never shown again; to change
// them all of them are entered anew, so that an old secret never goes to a new address.
import { useQueryClient } from '@tanstack/react-query';
import {
  type ChangeWebhookBody,
  type NewWebhookBody,
  WEBHOOK_KINDS,
  type WebhookBody,
  type WebhookListBody,
} from '@xunhe/contract/webhook';
import type { Refusal } from '@xunhe/domain/ground/result';
import { NOTICE_KINDS, type NoticeKind } from '@xunhe/domain/problem/notice';
import { client } from '@xunhe/ui/session';
import { useWords } from '@xunhe/ui/words';
import { sayRefusal } from '@xunhe/ui/words-refusal';
import { Checkbox, Form, Input, Modal, Radio, Select } from 'antd';
import { useState } from 'react';
import { sayChosenRegion, useRegionOptions } from '../parts/filters.tsx';
import { useSurroundings } from '../parts/surroundings.ts';
import { EMPTY_TARGET, type TypedTarget, typedToTarget, WebhookTargetFields } from './webhook-target-fields.tsx';
import { NOTICE_WORDS, WEBHOOK_KIND_WORDS, WEBHOOK_WORDS } from './words-webhooks.ts';

interface Typed {
  readonly kind: NewWebhookBody['kind'];
  readonly name: string;
  readonly region: string;
  readonly events: NoticeKind[];
  readonly keyOnly: boolean;
  readonly language: 'zh' | 'en';
  /** Of a webhook that is there: are address and secret given anew? */
  readonly replace: boolean;
  readonly target?: TypedTarget;
}

interface WebhookFormProps {
  /** Null: a new one. */
  readonly hook: WebhookBody | null;
  readonly list: WebhookListBody;
  readonly onClose: () => void;
}

export function WebhookForm({ hook, list, onClose }: WebhookFormProps) {
  const say = useWords(WEBHOOK_WORDS);
  const { me } = useSurroundings();
  const queries = useQueryClient();
  const [form] = Form.useForm<Typed>();
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [busy, setBusy] = useState(false);
  const send = async (typed: Typed) => {
    setBusy(true);
    const answer = await (hook
      ? client.call('changeWebhook', { params: { id: hook.id }, body: toChange(typed, hook) })
      : client.call('makeWebhook', { body: toNew(typed) }));
    setBusy(false);
    if (answer.ok) {
      void queries.invalidateQueries({ queryKey: ['webhooks'] });
      return onClose();
    }
    const field = fieldOf(answer.refusal);
    setRefusal(field ? null : answer.refusal);
    if (!field) return;
    form.setFields([{ name: field as never, errors: [sayRefusal(answer.refusal, say.language)] }]);
    form.focusField(field as never);
  };
  return (
    <Modal
      open
      width={620}
      title={say(hook ? 'editTitle' : 'newTitle')}
      okText={say('save')}
      cancelText={say('cancel')}
      okButtonProps={{ loading: busy }}
      onOk={form.submit}
      onCancel={onClose}
    >
      <Form<Typed>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={hook ? { ...hook, replace: false } : { ...NEW, region: me.region }}
        onFinish={(typed) => void send({ ...typed, kind: hook?.kind ?? typed.kind })}
      >
        <Fields hook={hook} list={list} />
        <div role="alert">{refusal && <p className="refused">{sayRefusal(refusal, say.language)}</p>}</div>
        {/* Enter in a field sends the form. */}
        <button type="submit" hidden />
      </Form>
    </Modal>
  );
}

const NEW = { kind: 'wecom', events: [...NOTICE_KINDS], keyOnly: false, language: 'zh', replace: true } as const;

function Fields({ hook, list }: Omit<WebhookFormProps, 'onClose'>) {
  const say = useWords(WEBHOOK_WORDS);
  const sayKind = useWords(WEBHOOK_KIND_WORDS);
  const sayNotice = useWords(NOTICE_WORDS);
  const form = Form.useFormInstance<Typed>();
  const regions = useRegionOptions();
  const chosen: Typed['kind'] = Form.useWatch('kind') ?? 'wecom';
  const replaces: boolean = Form.useWatch('replace') ?? hook === null;
  const needed = { required: true, message: say('needed') };
  return (
    <>
      {!hook && (
        <Form.Item name="kind" label={say('kind')}>
          <Select
            options={WEBHOOK_KINDS.map((value) => ({ value, label: sayKind(value) }))}
            // An address or a secret of one kind is none of another.
            onChange={() => form.setFieldsValue({ target: EMPTY_TARGET })}
          />
        </Form.Item>
      )}
      <Form.Item name="name" label={say('name')} rules={[{ ...needed, whitespace: true }]}>
        <Input maxLength={60} autoComplete="off" placeholder={say('nameHint')} />
      </Form.Item>
      {hook && (
        <Form.Item name="replace" valuePropName="checked" extra={say('replaceHint', { host: hook.host })}>
          <Checkbox>{say('replace')}</Checkbox>
        </Form.Item>
      )}
      {replaces && <WebhookTargetFields kind={hook?.kind ?? chosen} list={list} />}
      <Form.Item name="region" label={say('region')} rules={[needed]}>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          options={regions.map(({ value, label }) => ({ value, label }))}
          labelRender={sayChosenRegion}
        />
      </Form.Item>
      <Form.Item name="events" label={say('events')} rules={[{ ...needed, type: 'array', min: 1 }]}>
        <Checkbox.Group
          className="webhook-events"
          options={NOTICE_KINDS.map((value) => ({ value, label: sayNotice(value) }))}
        />
      </Form.Item>
      <Form.Item name="keyOnly" valuePropName="checked">
        <Checkbox>{say('keyOnly')}</Checkbox>
      </Form.Item>
      <Form.Item name="language" label={say('language')}>
        <Radio.Group options={(['zh', 'en'] as const).map((value) => ({ value, label: say(value) }))} />
      </Form.Item>
    </>
  );
}

function toNew({ kind, name, region, events, keyOnly, language, target }: Typed): NewWebhookBody {
  return { kind, name: name.trim(), region, events, keyOnly, language, target: typedToTarget(kind, target!) };
}

/** Only what was changed: the record names it. */
function toChange(
  { kind, name, region, events, keyOnly, language, replace, target }: Typed,
  hook: WebhookBody,
): ChangeWebhookBody {
  return {
    ...(name.trim() !== hook.name && { name: name.trim() }),
    ...(region !== hook.region && { region }),
    ...([...events].sort().join() !== [...hook.events].sort().join() && { events }),
    ...(keyOnly !== hook.keyOnly && { keyOnly }),
    ...(language !== hook.language && { language }),
    ...(replace && { target: typedToTarget(kind, target!) }),
  };
}

/** The field that the refusal speaks of; null: none of the form's. */
function fieldOf({ path }: Refusal): readonly string[] | null {
  const parts = typeof path === 'string' && path.startsWith('/body/') ? path.slice('/body/'.length).split('/') : [];
  if (parts.length === 0) return null;
  return parts.join('/') === 'target/sms' ? ['target', 'sms', 'template'] : parts.filter((part) => !/^\d+$/.test(part));
}
