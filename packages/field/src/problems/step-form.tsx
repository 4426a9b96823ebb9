// A step with its words and pictures. All is kept on the phone as it is made, because a camera may end the page and a river has no network; what was not
// sent lies among the drafts until it is.
import type { ProblemPage, ProblemPart } from '@xunhe/contract/problem';
import { type Part, partsMeant } from '@xunhe/domain/problem/part';
import { useWords } from '@xunhe/ui/words';
import { PROBLEM_MOVE_WORDS } from '@xunhe/ui/words-problem';
import { sayRefusal } from '@xunhe/ui/words-refusal';
import { Button, TextArea } from 'antd-mobile';
import { useId, useState } from 'react';
import { type FormKeeper, useFormDraft } from '../drafts/form-draft.ts';
import { useSurroundings } from '../house.ts';
import { PhotoField } from '../pictures/photo-field.tsx';
import { usePlace } from '../use-place.ts';
import type { NextStep } from './step-needs.ts';
import { useStep } from './use-step.ts';
import { PROBLEM_LIST_WORDS } from './words-problems.ts';

interface StepFormProps {
  readonly id: string;
  readonly next: NextStep;
  readonly page: ProblemPage;
  readonly onClose: () => void;
}

interface StepFields {
  readonly problem: string;
  readonly move: string;
  readonly note: string;
  readonly part: string;
}

export function StepForm(props: StepFormProps) {
  const keeper = useFormDraft(props.id, 'step');
  return keeper.isReady ? <Filled {...props} keeper={keeper} /> : null;
}

function Filled({ id, next, page, onClose, keeper }: StepFormProps & { readonly keeper: FormKeeper }) {
  const say = useWords(PROBLEM_LIST_WORDS);
  const sayMove = useWords(PROBLEM_MOVE_WORDS);
  const label = useId();
  const found = usePlace();
  const place = found === 'searching' ? null : found;
  const [fields, setFields] = useState<StepFields>(() => ({
    ...{ problem: page.id, move: next.move, note: '', part: '' },
    ...keeper.found?.fields,
  }));
  const { send, busy, lacking, refusal, kept, forget } = useStep({ id, page, next, keeper, onDone: onClose });
  const change = (more: Partial<StepFields>) => {
    const changed = { ...fields, ...more };
    setFields(changed);
    forget();
    keeper.keep({ ...changed }, page.reachName);
  };
  const needs = (need: string) => next.needs.includes(need);
  const isKept = kept && refusal?.kind === 'network';
  return (
    <form
      className="step-form"
      aria-label={sayMove.any(next.move)}
      onSubmit={(event) => {
        event.preventDefault();
        void send({ note: fields.note.trim(), part: fields.part });
      }}
    >
      {keeper.found && <p className="muted">{say('stepKept')}</p>}
      {needs('photoBefore') && (
        <PhotoField record={id} kind="before" label={say('before')} place={place} onCount={() => change({})} />
      )}
      {needs('photoAfter') && (
        <PhotoField record={id} kind="after" label={say('after')} place={place} onCount={() => change({})} />
      )}
      <PartChoice page={page} next={next} value={fields.part} onChange={(part) => change({ part })} />
      <div className="field">
        <label htmlFor={label}>{say(needs('note') ? 'note' : 'noteFree')}</label>
        <TextArea
          id={label}
          value={fields.note}
          onChange={(note) => change({ note })}
          autoSize={{ minRows: 2, maxRows: 8 }}
          maxLength={4000}
        />
      </div>
      <div role="alert">
        {lacking.map((one) => (
          <p key={one} className="refused">
            {say(one)}
          </p>
        ))}
        {refusal && <p className="refused">{isKept ? say('notSent') : sayRefusal(refusal, say.language)}</p>}
      </div>
      <div className="two-buttons">
        <Button onClick={onClose}>{say('cancel')}</Button>
        <Button color="primary" type="submit" loading={busy} loadingText={say('sending')}>
          {sayMove.any(next.move)}
        </Button>
      </div>
      {keeper.found && (
        <Button fill="none" className="quiet" onClick={() => void keeper.drop().then(onClose)}>
          {say('drop')}
        </Button>
      )}
    </form>
  );
}

/** Whose part is meant, when several stand at this step; a department's hands mean their own. */
function PartChoice(props: {
  readonly page: ProblemPage;
  readonly next: NextStep;
  readonly value: string;
  readonly onChange: (part: string) => void;
}) {
  const say = useWords(PROBLEM_LIST_WORDS);
  const { me } = useSurroundings();
  const parts = partsMeant(props.next.move, props.page.parts as readonly (ProblemPart & Part)[]);
  if (me.role === 'handler' || parts.length < 2) return null;
  return (
    <label className="field">
      <span>{say('part')}</span>
      <select value={props.value} onChange={(event) => props.onChange(event.target.value)}>
        <option value="">{say('allParts')}</option>
        {parts.map(({ department, name }) => (
          <option key={department} value={department}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
