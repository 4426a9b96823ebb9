// From the judgement to what is in force: who appealed and who decided, when and in which words. Nothing of it is ever overwritten.
import type { PatrolPage } from '@xunhe/contract/patrol';
import { sayDay, sayInstant } from '@xunhe/ui/dates';
import { defineWords, useWords } from '@xunhe/ui/words';
import { sayRefusal } from '@xunhe/ui/words-refusal';
import { OUTCOME_WORDS, REVIEW_STEP_WORDS } from '@xunhe/ui/words-review';
import { ROLE_WORDS, VERDICT_WORDS } from '@xunhe/ui/words-shared';
import '../problem/problem-file.css';
import { Section } from '../parts/screen.tsx';
import { useRight, useSurroundings } from '../parts/surroundings.ts';

const WORDS = defineWords({
  timeline: ['认定、申诉与复核', 'Verdict, appeals and decisions'],
  person: ['{name}（{role}）', '{name} ({role})'],
  reaches: ['计入河段：{list}', 'Counts for: {list}'],
  appeal: ['在手机端申诉', 'Appeal on the phone'],
  until: ['可申诉至{day}', 'Open to appeal until {day}'],
});

export function PatrolTimeline({ patrol }: { readonly patrol: PatrolPage }) {
  const say = useWords(WORDS);
  const sayStep = useWords(REVIEW_STEP_WORDS);
  const sayVerdict = useWords(VERDICT_WORDS);
  const { city } = useSurroundings();
  const lastDecision = patrol.reviews.findLast(({ kind }) => kind === 'decision')?.seq;
  const waits = patrol.standing === 'appealed' || patrol.verdict === 'needs_review';
  return (
    <Section title={say('timeline')}>
      <ol className="timeline">
        <li>
          <div className="timeline-head">
            <strong>{sayStep('judged')}</strong>
            <span>{sayVerdict(patrol.judgement.verdict)}</span>
            <span className="muted">{sayInstant(patrol.judgedAt, city, say.language)}</span>
          </div>
        </li>
        {patrol.reviews.map((step) => (
          <Step
            key={step.seq}
            patrol={patrol}
            step={step}
            superseded={step.kind === 'decision' && step.seq !== lastDecision}
          />
        ))}
        {waits && (
          <li>
            <div className="timeline-head muted">{sayStep('waiting')}</div>
          </li>
        )}
      </ol>
      <MayAppeal patrol={patrol} />
    </Section>
  );
}

interface StepProps {
  readonly patrol: PatrolPage;
  readonly step: PatrolPage['reviews'][number];
  readonly superseded: boolean;
}

function Step({ patrol, step, superseded }: StepProps) {
  const say = useWords(WORDS);
  const sayStep = useWords(REVIEW_STEP_WORDS);
  const sayOutcome = useWords(OUTCOME_WORDS);
  const sayRole = useWords(ROLE_WORDS);
  const { city } = useSurroundings();
  const names = (step.reaches ?? []).map((id) => patrol.reaches.find(({ reach }) => reach === id)?.name ?? id);
  return (
    <li>
      <div className="timeline-head">
        <strong>{sayStep(step.kind)}</strong>
        {step.outcome && <span>{sayOutcome(step.outcome)}</span>}
        <span className="muted">
          {say('person', { name: step.byName, role: sayRole.any(step.byRole) })} ·{' '}
          {sayInstant(step.at, city, say.language)}
        </span>
        {superseded && <span className="muted">{sayStep('superseded')}</span>}
      </div>
      <p className="wrap">{step.text}</p>
      {patrol.reaches.length > 1 && names.length > 0 && (
        <p className="muted">{say('reaches', { list: names.join(say.language === 'zh' ? '、' : ', ') })}</p>
      )}
    </li>
  );
}

/** A chief may appeal what is his; the form is on his phone. */
function MayAppeal({ patrol: { id, month, appeal } }: { readonly patrol: PatrolPage }) {
  const say = useWords(WORDS);
  const holds = useRight('patrol.appeal');
  const { city } = useSurroundings();
  if (!holds || appeal.why?.kind === 'review.notOwn' || appeal.why?.kind === 'review.counts') return null;
  if (appeal.why)
    return appeal.why.kind === 'review.appealed' ? null : (
      <p className="muted">{sayRefusal(appeal.why, say.language)}</p>
    );
  return (
    <p>
      <a href={`/m/patrols/${encodeURIComponent(id)}?month=${month}`}>{say('appeal')}</a>{' '}
      <span className="muted">{say('until', { day: sayDay(appeal.until, city.today, say.language) })}</span>
    </p>
  );
}
