// Champion and challenger: why the model in use is the one it is.
import { monthNumber } from '@xunhe/domain/ground/month';
import { sayMonth } from '@xunhe/ui/dates';
import { sayNumber } from '@xunhe/ui/figures';
import { defineWords, useWords } from '@xunhe/ui/words';
import { Section } from '../parts/screen.tsx';
import type { AdoptionFacts } from './model-facts.ts';
import { SCORE_WORDS, sayScore } from './words-model.ts';

const WORDS = defineWords({
  title: ['换用新模型', 'Which model speaks'],
  rule: [
    '新模型先用 {n} 个月前的资料训练，与现用模型比最近 {n} 个月；胜出才换用。',
    'A new model is first trained on what was known {n} months ago and compared with the one in use on the {n} months since; only if it wins is it taken.',
  ],
  first: [
    '这是本市第一个模型，没有可比的旧模型。',
    'This is the first model of the city: there was none to compare it with.',
  ],
  form: [
    '旧模型的数据格式或特征已变，不能再用，直接换用新模型。',
    'The old model could not be read or misses features, so a new one was taken.',
  ],
  tooYoung: [
    '现用模型（{month}训练）使用未满 {n} 个月，暂不比较。',
    'The model in use ({month}) is younger than {n} months: nothing was compared.',
  ],
  tooFew: [
    '现用模型（{month}训练）之后的监测太少，不足以比较，继续使用。',
    'Too few samples since the model in use ({month}) to compare; it stays.',
  ],
  kept: [
    '{from}至{to}比较：新模型没有胜出，继续使用{month}训练的模型。',
    'Compared {from} to {to}: the new model did not win; the one of {month} stays.',
  ],
  replaced: [
    '{from}至{to}比较：新模型胜出，替换{month}训练的模型。',
    'Compared {from} to {to}: the new model won and replaced the one of {month}.',
  ],
  which: ['模型', 'Model'],
  champion: ['原用模型', 'In use before'],
  challenger: ['新模型', 'New'],
  rows: ['河段月', 'Reach-months'],
});

/** The months of a comparison, where the model does not say its own. */
const MONTHS = 3;

export function ModelAdoption({ adoption }: { readonly adoption: AdoptionFacts }) {
  const say = useWords(WORDS);
  const { kind, championMonth, judgedMonths, champion, challenger } = adoption;
  const [from, to] = [judgedMonths?.[0], judgedMonths?.at(-1)];
  const n = from && to ? monthNumber(to) - monthNumber(from) + 1 : MONTHS;
  const name = (month: string | undefined) => (month === undefined ? '–' : sayMonth(month, say.language));
  return (
    <Section title={say('title')}>
      <p>{say.any(kind, { n, month: name(championMonth), from: name(from), to: name(to) })}</p>
      <p className="muted small">{say('rule', { n })}</p>
      {champion && challenger && <Duel champion={champion} challenger={challenger} />}
    </Section>
  );
}

function Duel({ champion, challenger }: Required<Pick<AdoptionFacts, 'champion' | 'challenger'>>) {
  const say = useWords(WORDS);
  const sayName = useWords(SCORE_WORDS);
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{say('which')}</th>
          {(['logLoss', 'brier', 'auc'] as const).map((score) => (
            <th key={score} scope="col" className="number">
              {sayName(score)}
            </th>
          ))}
          <th scope="col" className="number">
            {say('rows')}
          </th>
        </tr>
      </thead>
      <tbody>
        {(
          [
            ['champion', champion],
            ['challenger', challenger],
          ] as const
        ).map(([which, score]) => (
          <tr key={which}>
            <th scope="row">{say(which)}</th>
            <td className="number">{sayScore(score.logLoss)}</td>
            <td className="number">{sayScore(score.brier)}</td>
            <td className="number">{sayScore(score.auc)}</td>
            <td className="number">{sayNumber(score.rows)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
