// A day of the calendar as a filter: the browser's own field, with its name before it.
import { Input } from 'antd';

interface DayInputProps {
  readonly label: string;
  readonly value: string | undefined;
  readonly max?: string;
  readonly onChange: (day: string | undefined) => void;
}

export function DayInput({ label, value, max, onChange }: DayInputProps) {
  return (
    <span className="audit-day">
      <span aria-hidden>{label}</span>
      <Input
        aria-label={label}
        size="small"
        type="date"
        {...(max && { max })}
        value={value ?? ''}
        onChange={({ target }) => onChange(target.value || undefined)}
      />
    </span>
  );
}
