// One field of a record, drawn as its form asks.
import type { RegisterRecordBody } from '@xunhe/contract/register';
import type { LandCover } from '@xunhe/domain/place/land-cover';
import { isListed, REGISTER_FORMS, type RegisterKind, type RegisterValue } from '@xunhe/domain/place/register-form';
import type { Shape } from '@xunhe/domain/place/shape';
import { useLanguage } from '@xunhe/ui/words';
import { Form, Input, InputNumber, Select } from 'antd';
import { lazy, Suspense } from 'react';
import { sayChosenRegion, useRegionOptions } from '../parts/filters.tsx';
import { CoverEditor } from './cover-editor.tsx';
import { RecordChoice } from './record-choice.tsx';
import { sayChoice, sayField, sayValue } from './say-register.ts';

const ShapeEditor = lazy(() => import('./shape-editor.tsx').then(({ ShapeEditor }) => ({ default: ShapeEditor })));

export interface RegisterFieldProps {
  readonly kind: RegisterKind;
  readonly field: string;
  readonly value: RegisterValue;
  readonly names?: RegisterRecordBody['names'];
  readonly error?: string | undefined;
  readonly disabled?: boolean;
  readonly onChange: (value: RegisterValue) => void;
}

export function RegisterFieldItem(props: RegisterFieldProps & { readonly isNew: boolean }) {
  const { kind, field, error, isNew } = props;
  const language = useLanguage();
  const of = REGISTER_FORMS[kind][field]!;
  return (
    <Form.Item
      className={isListed(of) ? '' : 'register-wide'}
      label={sayField(field, language)}
      htmlFor={inputId(field)}
      required={of.needed === true || (isNew && of.neededNew === true)}
      validateStatus={error ? 'error' : ''}
      help={error && <span role="alert">{error}</span>}
    >
      <RegisterControl {...props} />
    </Form.Item>
  );
}

export function inputId(field: string): string {
  return `register-${field}`;
}

export function RegisterControl({ kind, field, value, names, disabled = false, onChange }: RegisterFieldProps) {
  const language = useLanguage();
  const of = REGISTER_FORMS[kind][field]!;
  const id = inputId(field);
  const label = sayField(field, language);
  switch (of.form) {
    case 'text':
      return (
        <Input
          {...{ id, disabled }}
          aria-label={label}
          autoComplete="off"
          value={typeof value === 'string' ? value : ''}
          onChange={({ target }) => onChange(target.value || null)}
        />
      );
    case 'choice':
      return (
        <Select
          {...{ id, disabled }}
          aria-label={label}
          value={value as string | null}
          onChange={(to: string) => onChange(to)}
          options={of.choices.map((one) => ({ value: one, label: sayChoice(kind, field, one, language) }))}
        />
      );
    case 'number':
    case 'degrees':
      return (
        <InputNumber
          {...{ id, disabled }}
          className="register-number"
          aria-label={label}
          controls={false}
          value={value as number | null}
          onChange={(to) => onChange(to)}
        />
      );
    case 'day':
      return (
        <Input
          {...{ id, disabled }}
          type="date"
          aria-label={label}
          value={typeof value === 'string' ? value : ''}
          onChange={({ target }) => onChange(target.value || null)}
        />
      );
    case 'record':
      if (of.of === 'region') return <RegionField {...{ id, label, disabled, value, onChange }} />;
      return (
        <RecordChoice
          {...{ id, label, onChange }}
          of={of.of}
          value={value as string | null}
          name={names?.[field as keyof typeof names]}
          clearable={of.needed !== true}
        />
      );
    case 'cover':
      return <CoverEditor {...{ id, disabled, onChange }} value={value as LandCover | null} />;
    case 'shape':
      if (disabled) return <span id={id}>{sayValue({ kind, field, value }, language)}</span>;
      return (
        <Suspense fallback={null}>
          <ShapeEditor {...{ id, onChange }} value={value as Shape | null} kinds={of.kinds} />
        </Suspense>
      );
  }
}

function RegionField({
  id,
  label,
  disabled,
  value,
  onChange,
}: Pick<RegisterFieldProps, 'value' | 'onChange'> & {
  readonly id: string;
  readonly label: string;
  readonly disabled: boolean;
}) {
  const options = useRegionOptions();
  return (
    <Select
      {...{ id, disabled }}
      aria-label={label}
      showSearch={{ optionFilterProp: 'label' }}
      value={value as string | null}
      onChange={(to: string) => onChange(to)}
      options={options.map((one) => ({ value: one.value, label: one.label }))}
      labelRender={sayChosenRegion}
    />
  );
}
