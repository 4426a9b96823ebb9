// Opens an account: for somebody new by his name, for somebody known (a second account), or for a device or system.
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { NewAccountBody } from '@xunhe/contract/account';
import type { Refusal } from '@xunhe/domain/ground/result';
import { ROLES } from '@xunhe/domain/people/role';
import { ask, client } from '@xunhe/ui/session';
import { useWords } from '@xunhe/ui/words';
import { sayRefusal } from '@xunhe/ui/words-refusal';
import { ROLE_WORDS } from '@xunhe/ui/words-shared';
import { AutoComplete, Form, Input, Modal, Radio, Select } from 'antd';
import { useDeferredValue, useState } from 'react';
import { sayChosenRegion, useRegionNames, useRegionOptions } from '../parts/filters.tsx';
import { useSurroundings } from '../parts/surroundings.ts';
import type { Given } from './account-secret.tsx';
import { ACCOUNTS_WORDS } from './words-accounts.ts';

interface Typed {
  readonly whose: 'new' | 'known';
  readonly name?: string;
  readonly person?: string;
  readonly login: string;
  readonly role: NewAccountBody['role'];
  readonly region: string;
}

interface OpenAccountProps {
  readonly onClose: () => void;
  readonly onOpened: (given: Given) => void;
}

export function OpenAccount({ onClose, onOpened }: OpenAccountProps) {
  const say = useWords(ACCOUNTS_WORDS);
  const { me } = useSurroundings();
  const queries = useQueryClient();
  const [form] = Form.useForm<Typed>();
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [busy, setBusy] = useState(false);
  const send = async (typed: Typed) => {
    setBusy(true);
    const answer = await client.call('openAccount', { body: toBody(typed) });
    setBusy(false);
    if (answer.ok) {
      void queries.invalidateQueries({ queryKey: ['accounts'] });
      return onOpened(answer.value);
    }
    const field = FIELDS.find((one) => answer.refusal.path === `/body/${one}`);
    setRefusal(field ? null : answer.refusal);
    if (!field) return;
    form.setFields([{ name: field, errors: [sayRefusal(answer.refusal, say.language)] }]);
    form.focusField(field);
  };
  return (
    <Modal
      open
      title={say('newTitle')}
      okText={say('create')}
      cancelText={say('cancel')}
      okButtonProps={{ loading: busy }}
      onOk={form.submit}
      onCancel={onClose}
    >
      <Form<Typed>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ whose: 'new', region: me.region }}
        onFinish={(typed) => void send(typed)}
      >
        <Fields />
        <div role="alert">{refusal && <p className="refused">{sayRefusal(refusal, say.language)}</p>}</div>
        {/* Enter in a field sends the form. */}
        <button type="submit" hidden />
      </Form>
    </Modal>
  );
}

const FIELDS = ['login', 'role', 'region', 'person', 'name'] as const;

function Fields() {
  const say = useWords(ACCOUNTS_WORDS);
  const sayRole = useWords(ROLE_WORDS);
  const regions = useRegionOptions();
  const isService = Form.useWatch('role') === 'service';
  const isKnown = Form.useWatch('whose') === 'known' && !isService;
  const needed = { required: true, message: say('needed') };
  return (
    <>
      <Form.Item name="role" label={say('newRole')} rules={[needed]}>
        <Select autoFocus options={ROLES.map((role) => ({ value: role, label: sayRole(role) }))} />
      </Form.Item>
      {!isService && (
        <Form.Item name="whose" label={say('whose')}>
          <Radio.Group
            options={[
              { value: 'new', label: say('newPerson') },
              { value: 'known', label: say('knownPerson') },
            ]}
          />
        </Form.Item>
      )}
      {isKnown ? (
        <Form.Item name="person" label={say('person')} extra={say('personHint')} rules={[needed]}>
          <PersonChoice />
        </Form.Item>
      ) : (
        <Form.Item
          name="name"
          label={say(isService ? 'deviceName' : 'personName')}
          rules={[{ ...needed, whitespace: true }]}
        >
          <Input maxLength={80} autoComplete="off" />
        </Form.Item>
      )}
      <Form.Item
        name="login"
        label={say('newLogin')}
        extra={say('loginRule')}
        rules={[needed, { pattern: /^\s*[A-Za-z0-9._@-]{2,80}\s*$/, message: say('loginRule') }]}
      >
        <Input maxLength={80} autoComplete="off" autoCapitalize="none" spellCheck={false} />
      </Form.Item>
      <Form.Item name="region" label={say('newRegion')} extra={say('regionHint')} rules={[needed]}>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          options={regions.map(({ value, label }) => ({ value, label }))}
          labelRender={sayChosenRegion}
        />
      </Form.Item>
    </>
  );
}

interface PersonChoiceProps {
  readonly id?: string;
  readonly value?: string;
  readonly onChange?: (person: string) => void;
}

/** Found among those who have an account; whoever has none is named by his number. */
function PersonChoice({ id, value = '', onChange }: PersonChoiceProps) {
  const sayRegion = useRegionNames();
  const q = useDeferredValue(value.trim());
  const found = useQuery({
    queryKey: ['accounts', 'find', q],
    queryFn: ({ signal }) => ask('accounts', { query: { q, limit: 12 }, signal }),
    enabled: q !== '',
  });
  const people = new Map(
    (found.data?.rows ?? []).filter(({ role }) => role !== 'service').map((row) => [row.person, row]),
  );
  return (
    <AutoComplete
      {...(id !== undefined && { id })}
      {...(onChange && { onChange })}
      value={value}
      options={[...people.values()].map((row) => ({
        value: row.person,
        label: `${row.name} · ${row.login} · ${sayRegion(row.region, row.regionName)}`,
      }))}
    />
  );
}

function toBody({ whose, name, person, login, role, region }: Typed): NewAccountBody {
  const isKnown = whose === 'known' && role !== 'service';
  return {
    ...{ login: login.trim(), role, region },
    ...(isKnown ? { person: person?.trim() ?? '' } : { name: name?.trim() ?? '' }),
  };
}
