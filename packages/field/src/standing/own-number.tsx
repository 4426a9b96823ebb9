// One number of one's own month: its course, what it is made of, and the way to object to it.
import type { StandingPage } from '@xunhe/contract/standing';
import type { StandingNumber } from '@xunhe/domain/evaluation/standing-rule';
import { sayDay } from '@xunhe/ui/dates';
import { sayNumber, sayShare } from '@xunhe/ui/figures';
import { StandingTrend } from '@xunhe/ui/standing-trend.tsx';
import { useWords } from '@xunhe/ui/words';
import { STANDING_WORDS, sayShareLine } from '@xunhe/ui/words-standing';
import { STANDING_NUMBER_WORDS } from '@xunhe/ui/words-standing-number';
import { Button } from 'antd-mobile';
import { useRef, useState } from 'react';
import { type FormKeeper, useFormDraft } from '../drafts/form-draft.ts';
import { useCityDay } from '../house.ts';
import { ObjectionForm } from './objection-form.tsx';
import { OwnCases } from './own-cases.tsx';
import { PHONE_STANDING_WORDS } from './words-standing.ts';

interface NumberProps {
  readonly number: StandingNumber;
  readonly page: StandingPage;
}

export function OwnNumber({ number, page }: NumberProps) {
  const sayOf = useWords(STANDING_NUMBER_WORDS);
  const cases = page.cases.filter((one) => one.number === number);
  const say = useWords(PHONE_STANDING_WORDS);
  const keeper = useFormDraft(`objection.${page.standing.month}.${number}`, 'objection');
  // What was begun and left is opened again by itself.
  const [chosen, setOpen] = useState<boolean | null>(null);
  const wasBegun = useRef(false);
  if (keeper.found) wasBegun.current = true;
  const isOpen = page.mayObject && (chosen ?? keeper.found !== null);
  return (
    <div className="standing-number">
      <h3>{sayOf(number)}</h3>
      <Figures number={number} page={page} />
      <StandingTrend number={number} trend={page.trend} month={page.standing.month} />
      {cases.length > 0 && (
        <details key={String(keeper.isReady)} open={wasBegun.current}>
          <summary>{say('cases', { n: sayNumber(cases.length) })}</summary>
          {!isOpen && <OwnCases cases={cases} />}
          <Objecting number={number} page={page} keeper={keeper} isOpen={isOpen} setOpen={setOpen} />
        </details>
      )}
    </div>
  );
}

function Figures({ number, page }: NumberProps) {
  const say = useWords(PHONE_STANDING_WORDS);
  const sayStanding = useWords(STANDING_WORDS);
  const { mean } = page.standing.numbers[number];
  const { targetBefore } = page.standing;
  const own = sayShareLine(page.standing.numbers[number], say.language);
  const beside = [
    ...(mean === null ? [] : [sayStanding('mean', { share: sayShare(mean) })]),
    ...(number === 'targetMet' && targetBefore.denominator > 0
      ? [say('before', { n: sayNumber(targetBefore.numerator), of: sayNumber(targetBefore.denominator) })]
      : []),
  ];
  return (
    <p>
      {own}
      {beside.length > 0 && <span className="muted"> · {beside.join(' · ')}</span>}
    </p>
  );
}

interface ObjectingProps extends NumberProps {
  readonly keeper: FormKeeper;
  readonly isOpen: boolean;
  readonly setOpen: (isOpen: boolean) => void;
}

/** The button with its last day, or why there is none; then the form. */
function Objecting({ number, page, keeper, isOpen, setOpen }: ObjectingProps) {
  const say = useWords(PHONE_STANDING_WORDS);
  const { today } = useCityDay();
  if (page.objections.some((one) => one.number === number && one.answer === null))
    return <p className="muted">{say('waiting')}</p>;
  if (isOpen) return <ObjectionForm number={number} page={page} keeper={keeper} onClose={() => setOpen(false)} />;
  return (
    <>
      <Button block disabled={!page.mayObject} onClick={() => setOpen(true)}>
        {say('object')}
      </Button>
      <p className="muted">
        {page.mayObject ? say('until', { day: sayDay(page.objectUntil, today, say.language) }) : say('over')}
      </p>
    </>
  );
}
