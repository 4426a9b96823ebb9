// The versions of a policy, newest first: from when, by whom, why, and what each changed.
import type { PolicySheetBody, PolicyVersionBody } from '@xunhe/contract/policy-terms';
import type { TermForm, TermValue } from '@xunhe/domain/duty/terms';
import { sayInstant, sayMonth } from '@xunhe/ui/dates';
import { defineWords, useWords } from '@xunhe/ui/words';
import { Section } from '../parts/screen.tsx';
import { useSurroundings } from '../parts/surroundings.ts';
import { formsOf } from './term-forms.ts';
import { sayTermValue } from './term-value.tsx';
import { sayTerm } from './words-terms.ts';

const WORDS = defineWords({
  title: ['版本', 'Versions'],
  shipped: ['系统自带', 'comes with the product'],
  from: ['{month}起', 'from {month}'],
  always: ['一直', 'from the start'],
  past: ['已被替代', 'replaced'],
  inForce: ['现行', 'in force'],
  coming: ['待生效', 'yet to come'],
  change: ['{term}：{from} → {to}', '{term}: {from} → {to}'],
  none: ['无', 'none'],
});

/** The month that shipped versions name as their first: earlier than the data of any city. */
const FIRST_MONTH = '2000-01';

export function TermVersions({ sheet }: { readonly sheet: PolicySheetBody }) {
  const say = useWords(WORDS);
  const forms = formsOf(sheet.sheet);
  return (
    <Section title={say('title')}>
      <ol className="term-versions">
        {sheet.versions.toReversed().map((version) => (
          <Version key={version.name} version={version} forms={forms} />
        ))}
      </ol>
    </Section>
  );
}

function Version({
  version: { effectiveFrom, state, written, changes },
  forms,
}: {
  readonly version: PolicyVersionBody;
  readonly forms: ReadonlyMap<string, TermForm>;
}) {
  const say = useWords(WORDS);
  const { city } = useSurroundings();
  const sayValue = (at: string, value: unknown) =>
    value === null ? say('none') : sayTermValue(forms.get(at)!, value as TermValue, say.language);
  return (
    <li>
      <strong>
        {effectiveFrom === FIRST_MONTH ? say('always') : say('from', { month: sayMonth(effectiveFrom, say.language) })}
      </strong>{' '}
      <span className={state === 'inForce' ? 'done' : 'muted'}>{say(state)}</span>{' '}
      <span className="muted">
        {written
          ? [written.byName, sayInstant(written.at, city, say.language), written.note].filter(Boolean).join(' · ')
          : say('shipped')}
      </span>
      {written && (
        <ul>
          {changes.map(({ at, from, to }) => (
            <li key={at}>
              {say('change', { term: sayTerm(at, say.language), from: sayValue(at, from), to: sayValue(at, to) })}
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}
