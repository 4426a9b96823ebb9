// One record among many, found by name or code while one types.
import { useQuery } from '@tanstack/react-query';
import type { RegisterKind } from '@xunhe/domain/place/register-form';
import { ask } from '@xunhe/ui/session';
import { pickName, useWords } from '@xunhe/ui/words';
import { Select } from 'antd';
import { useDeferredValue, useState } from 'react';
import { REGISTER_WORDS } from './words-register.ts';

interface RecordChoiceProps {
  readonly id?: string;
  readonly label: string;
  readonly of: RegisterKind;
  readonly value: string | null;
  /** Of the record that is chosen, as long as no other is. */
  readonly name?: string | null | undefined;
  readonly clearable: boolean;
  readonly onChange: (to: string | null) => void;
}

const SHOWN = 20;

export function RecordChoice({ id, label, of, value, name, clearable, onChange }: RecordChoiceProps) {
  const say = useWords(REGISTER_WORDS);
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState<{ readonly value: string; readonly label: string } | null>(null);
  const q = useDeferredValue(typed.trim());
  const found = useQuery({
    queryKey: ['register', of, 'choice', q],
    queryFn: ({ signal }) =>
      ask('register', { params: { kind: of }, query: { limit: SHOWN, ...(q && { q }) }, signal }),
    placeholderData: (before) => before,
  });
  const options = (found.data?.rows ?? []).map((row) => ({
    value: row.id,
    label: `${pickName(say.language, row.values.name ?? row.id, row.values.nameEn ?? null)} · ${row.id}`,
  }));
  const now =
    chosen?.value === value ? chosen : value === null ? null : { value, label: name ? `${name} · ${value}` : value };
  const missing = now && !options.some((one) => one.value === now.value) && q === '' ? [now] : [];
  return (
    <Select
      {...(id && { id })}
      aria-label={label}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      allowClear={clearable}
      value={value}
      options={[...missing, ...options]}
      notFoundContent={found.isFetching ? ' ' : say('noMatch')}
      onChange={(to: string | null | undefined) => {
        setChosen(options.find((one) => one.value === to) ?? null);
        onChange(to ?? null);
      }}
    />
  );
}
