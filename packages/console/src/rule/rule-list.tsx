// The versions of the duty rule with the months in which they hold, and the drafts.
import type { DutyRulesBody, RuleVersion } from '@xunhe/contract/duty-rule';
import { sayMonth } from '@xunhe/ui/dates';
import { defineWords, useWords } from '@xunhe/ui/words';
import { useSayAct } from '../parts/surroundings.ts';
import type { Chosen } from './rule-choice.ts';
import { sayRule } from './words-rule.ts';

const WORDS = defineWords({
  versions: ['规则版本', 'Versions'],
  drafts: ['草稿', 'Drafts'],
  noDrafts: ['没有草稿。打开一个版本，点「以此起草」。', 'No draft. Open a version and begin one from it.'],
  past: ['已失效', 'Past'],
  inForce: ['现行', 'In force'],
  coming: ['待生效', 'Coming'],
  unused: ['未启用', 'Not used'],
  since: ['{from}起', 'from {from}'],
  between: ['{from}至{until}', '{from} to {until}'],
  always: ['系统自带', 'comes with the product'],
  alwaysUntil: ['系统自带，至{until}', 'comes with the product, until {until}'],
  replaced: ['生效前已被替换', 'replaced before its first month'],
  changed: ['{name} {when}', '{name}, {when}'],
});

/** Shipped rules hold since before any month of a city. */
const ALWAYS = '2000-01';

export function RuleList({
  rules,
  chosen,
  onChoose,
}: {
  readonly rules: DutyRulesBody;
  readonly chosen: Chosen;
  readonly onChoose: (chosen: Chosen) => void;
}) {
  const say = useWords(WORDS);
  const sayAt = useSayAct();
  return (
    <nav className="rule-list" aria-label={say('versions')}>
      <h2>{say('versions')}</h2>
      {rules.versions.map((version) => (
        <button
          key={version.name}
          type="button"
          className="rule-choice"
          aria-pressed={chosen.kind !== 'draft' && chosen.name === version.name}
          onClick={() => onChoose({ kind: 'version', name: version.name })}
        >
          <span>{sayRule(version, say.language)}</span>
          <span className={version.state === 'inForce' ? 'done' : 'muted'}>{say(version.state)}</span>
          <small className="muted">{sayTerm(version, say)}</small>
        </button>
      ))}
      <h2>{say('drafts')}</h2>
      {rules.drafts.length === 0 && <p className="muted small">{say('noDrafts')}</p>}
      {rules.drafts.map((draft) => (
        <button
          key={draft.id}
          type="button"
          className="rule-choice"
          aria-pressed={chosen.name === draft.id}
          onClick={() => onChoose({ kind: 'draft', name: draft.id })}
        >
          <span>{draft.title}</span>
          <small className="muted">
            {say('changed', {
              name: draft.changedBy ?? '–',
              when: sayAt(draft.changedAt),
            })}
          </small>
        </button>
      ))}
    </nav>
  );
}

function sayTerm(version: RuleVersion, say: ReturnType<typeof useWords<typeof WORDS>>): string {
  const { effectiveFrom, until, state, own } = version;
  const last = until && sayMonth(until, say.language);
  if (effectiveFrom === ALWAYS && !own) return last ? say('alwaysUntil', { until: last }) : say('always');
  if (state === 'unused') return say('replaced');
  const from = sayMonth(effectiveFrom, say.language);
  return last ? say('between', { from, until: last }) : say('since', { from });
}
