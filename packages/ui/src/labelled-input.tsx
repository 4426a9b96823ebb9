// A field with its label above, a hint and what is wrong with it below; the two are read out with the field.
import { type InputHTMLAttributes, type Ref, useId } from 'react';

interface LabelledInputProps extends InputHTMLAttributes<HTMLInputElement> {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly error?: string | null | undefined;
  readonly ref?: Ref<HTMLInputElement>;
}

export function LabelledInput({ label, hint, error, ref, ...input }: LabelledInputProps) {
  const id = useId();
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  return (
    <div className="labelled">
      <label htmlFor={id}>{label}</label>
      <input
        {...input}
        {...(ref !== undefined && { ref })}
        id={id}
        aria-invalid={error ? true : undefined}
        aria-describedby={described || undefined}
      />
      {hint && (
        <p id={`${id}-hint`} className="labelled-hint">
          {hint}
        </p>
      )}
      <p id={`${id}-error`} className="labelled-error" role="alert">
        {error}
      </p>
    </div>
  );
}
