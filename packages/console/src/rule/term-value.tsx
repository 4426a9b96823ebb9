// The value of a term: read, or set within its limits.
import type { TermForm, TermValue } from '@xunhe/domain/duty/terms';
import { defineWords, type Language, speak, useLanguage } from '@xunhe/ui/words';
import { Input, InputNumber, Select, Switch } from 'antd';
import { sayChoice, sayUnit } from './words-terms.ts';

const WORDS = defineWords({
  yes: ['是', 'yes'],
  no: ['否', 'no'],
  nobody: ['无', 'nobody'],
  everybody: ['全部', 'everybody'],
});

export function sayTermValue(form: TermForm, value: TermValue, language: Language): string {
  const say = speak(WORDS, language);
  const comma = language === 'zh' ? '、' : ', ';
  switch (form.kind) {
    case 'number':
      return `${form.unit === 'share' ? Math.round(Number(value) * 100) : value} ${sayUnit(form.unit, language)}`.trim();
    case 'time':
      return minutesToTime(Number(value));
    case 'yesNo':
      return say(value === true ? 'yes' : 'no');
    case 'choice':
      return sayChoice(String(value), language);
    case 'some': {
      const chosen = value as readonly string[];
      if (chosen.length === 0) return say('nobody');
      if (chosen.length === form.of.length) return say('everybody');
      return chosen.map((one) => sayChoice(one, language)).join(comma);
    }
  }
}

interface TermFieldProps {
  readonly form: TermForm;
  readonly value: TermValue;
  readonly label: string;
  readonly onChange: (value: TermValue) => void;
}

export function TermField({ form, value, label, onChange }: TermFieldProps) {
  const language = useLanguage();
  if (form.kind === 'yesNo')
    return <Switch size="small" aria-label={label} checked={value === true} onChange={onChange} />;
  if (form.kind === 'time')
    return (
      <Input
        type="time"
        size="small"
        className="term-field"
        step={900}
        aria-label={label}
        value={minutesToTime(Number(value))}
        onChange={({ target }) => target.value && onChange(timeToMinutes(target.value))}
      />
    );
  if (form.kind === 'number') {
    const factor = form.unit === 'share' ? 100 : 1;
    const scaled = (figure: number) => Number((figure * factor).toFixed(4));
    return (
      <InputNumber
        size="small"
        className="term-field"
        aria-label={label}
        min={scaled(form.least)}
        max={scaled(form.most)}
        step={scaled(form.step)}
        value={scaled(Number(value))}
        suffix={sayUnit(form.unit, language)}
        onChange={(to) => to !== null && onChange(Number((to / factor).toFixed(4)))}
      />
    );
  }
  const options = form.of.map((one) => ({ value: one, label: sayChoice(one, language) }));
  return form.kind === 'choice' ? (
    <Select
      size="small"
      className="term-field"
      aria-label={label}
      value={String(value)}
      options={options}
      onChange={onChange}
    />
  ) : (
    <Select
      mode="multiple"
      size="small"
      className="term-field-wide"
      aria-label={label}
      maxTagCount={3}
      value={[...(value as readonly string[])]}
      options={options}
      onChange={(to: string[]) => onChange(form.of.filter((one) => to.includes(one)))}
    />
  );
}

function minutesToTime(minutes: number): string {
  return [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':');
}

function timeToMinutes(time: string): number {
  const [hours, minutes] = time.split(':').map(Number);
  return hours! * 60 + minutes!;
}
