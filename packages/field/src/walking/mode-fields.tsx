// The fields of a mode's short form, drawn from the rule's own table.
import type { PatrolMode } from '@xunhe/domain/duty/mode';
import { MODE_FORMS, type ModeField } from '@xunhe/domain/patrol/mode-form';
import { useWords } from '@xunhe/ui/words';
import { useId } from 'react';
import { MODE_FIELD_WORDS, WHY_PAPER_WORDS } from './words-patrol.ts';

interface ModeFieldsProps {
  readonly mode: PatrolMode;
  readonly details: Readonly<Record<string, string>>;
  readonly onChange: (details: Readonly<Record<string, string>>) => void;
}

export function ModeFields({ mode, details, onChange }: ModeFieldsProps) {
  return MODE_FORMS[mode].map((field) => (
    <OneField
      key={field.key}
      field={field}
      value={details[field.key] ?? ''}
      onChange={(value) => onChange({ ...details, [field.key]: value })}
    />
  ));
}

interface OneFieldProps {
  readonly field: ModeField;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

function OneField({ field, value, onChange }: OneFieldProps) {
  const say = useWords(MODE_FIELD_WORDS);
  const sayChoice = useWords(WHY_PAPER_WORDS);
  const id = useId();
  const { key, kind, maxLength, required, choices = [] } = field;
  const shared = {
    ...{ id, value, required },
    onChange: (event: { readonly target: { readonly value: string } }) => onChange(event.target.value),
  };
  return (
    <div className="field">
      <label htmlFor={id}>
        {say.any(key)}
        {required && <span aria-hidden> *</span>}
      </label>
      {kind === 'choice' && (
        <select {...shared}>
          <option value="" />
          {choices.map((choice) => (
            <option key={choice} value={choice}>
              {sayChoice.any(choice)}
            </option>
          ))}
        </select>
      )}
      {kind === 'number' && <input {...shared} maxLength={maxLength} inputMode="decimal" />}
      {kind === 'text' && <textarea {...shared} maxLength={maxLength} rows={2} />}
    </div>
  );
}
