// What differs between two duty rules, a line a figure; where a published figure was left, the line says so.
import { LEVELS } from '@xunhe/domain/duty/level';
import type { DutyRule } from '@xunhe/domain/duty/rule';
import { WATER_CONDITIONS } from '@xunhe/domain/duty/rule';
import { compareRules, type RuleChange } from '@xunhe/domain/duty/rule-difference';
import { sayLength, sayMinutes, sayShare } from '@xunhe/ui/figures';
import { defineWords, type Language, speak, useWords } from '@xunhe/ui/words';
import { LEVEL_WORDS, MODE_WORDS, POST_WORDS } from '@xunhe/ui/words-shared';
import { Button } from 'antd';
import { useState } from 'react';
import { ScrollX } from '../parts/screen.tsx';
import { CONDITION_WORDS, PERIOD_WORDS, sayFrequency } from './words-rule.ts';

const WORDS = defineWords({
  what: ['项目', 'Figure'],
  from: ['原为', 'Was'],
  to: ['改为', 'Becomes'],
  none: ['两者没有差别。', 'There is no difference.'],
  modes: ['方式', 'ways to patrol'],
  together: ['轮流覆盖', 'covered together'],
  cap: ['每月上限', 'cap a month'],
  randomFloor: ['随机抽查', 'drawn by chance'],
  mostMinutes: ['每人每月最多时长', 'most time a month of one person'],
  detection: ['一次巡河发现问题的概率', 'Chance that one visit finds it out'],
  minutes: ['有效巡河最短时长', 'Least minutes of a patrol'],
  lengthM: ['有效巡河最短里程', 'Least length of a patrol'],
  shortCoverage: ['短河段须覆盖', 'Share of a short reach'],
  published: ['原值有出处', 'the figure left is a published one'],
  nothing: ['不要求', 'nothing'],
  all: ['显示全部 {n} 项', 'Show all {n}'],
  share: ['每次 ≥ {share}', '≥ {share} each time'],
  round: ['{per}一轮', 'all of them {per}'],
});

/** A rule of another kind differs in dozens of figures: so many are shown at first. */
const FIRST = 6;

export function RuleChanges({ from, to }: { readonly from: DutyRule; readonly to: DutyRule }) {
  const say = useWords(WORDS);
  const [isAll, showAll] = useState(false);
  const changes = compareRules(from, to);
  const shown = isAll || changes.length <= FIRST + 2 ? changes : changes.slice(0, FIRST);
  if (changes.length === 0) return <p className="muted">{say('none')}</p>;
  return (
    <ScrollX label={say('what')}>
      <table>
        <thead>
          <tr>
            {(['what', 'from', 'to'] as const).map((word) => (
              <th key={word} scope="col">
                {say(word)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((change) => (
            <tr key={sayWhat(change, say.language)}>
              <td>{sayWhat(change, say.language)}</td>
              <td>
                {sayValue(change, change.from, say.language)}
                {change.source === 'sourced' && <small className="rule-more">{say('published')}</small>}
              </td>
              <td>
                <strong>{sayValue(change, change.to, say.language)}</strong>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {shown.length < changes.length && (
        <Button type="link" size="small" onClick={() => showAll(true)}>
          {say('all', { n: changes.length })}
        </Button>
      )}
    </ScrollX>
  );
}

function sayWhat(change: RuleChange, language: Language): string {
  const say = speak(WORDS, language);
  const sayPost = speak(POST_WORDS, language);
  if ('post' in change && !('levels' in change)) return `${sayPost(change.post)} · ${say(change.kind)}`;
  if (!('levels' in change)) return say(change.kind);
  const waters = change.waters.length < WATER_CONDITIONS.length ? change.waters : [];
  const levels = change.levels.length < LEVELS.length ? change.levels : [];
  const comma = language === 'zh' ? '、' : ', ';
  return [
    sayPost(change.post),
    waters.map((water) => speak(CONDITION_WORDS, language)(water)).join(comma),
    levels.map((level) => speak(LEVEL_WORDS, language)(level)).join(comma),
    change.kind === 'frequency' ? '' : say(change.kind),
  ]
    .filter((part) => part !== '')
    .join(' · ');
}

function sayValue(change: RuleChange, value: RuleChange['from'], language: Language): string {
  const say = speak(WORDS, language);
  if (value === null) return say('nothing');
  if (typeof value === 'number') {
    if (change.kind === 'minutes' || change.kind === 'mostMinutes') return sayMinutes(value, language);
    if (change.kind === 'lengthM') return sayLength(value);
    return change.kind === 'cap' ? String(value) : sayShare(value);
  }
  if ('visits' in value) return sayFrequency(value, language);
  const comma = language === 'zh' ? '、' : ', ';
  if (!('share' in value)) return value.map((mode) => speak(MODE_WORDS, language)(mode)).join(comma);
  const round = value.fullRound && say('round', { per: speak(PERIOD_WORDS, language)(value.fullRound) });
  const share = value.share > 0 && say('share', { share: sayShare(value.share) });
  return [share, round].filter(Boolean).join(comma);
}
