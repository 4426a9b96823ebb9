// Every value that the model read and what it added, the strongest first; the name by which the model knows it stands below its words.
import type { ExplainedAssessment } from '@xunhe/contract/assessment';
import { sayFeatureValue, sayOdds } from '@xunhe/ui/feature-value';
import { defineWords, useWords } from '@xunhe/ui/words';
import { GROUP_WORDS, sayFeature } from '@xunhe/ui/words-feature';
import { useState } from 'react';
import { ScrollX } from '../parts/screen.tsx';

const WORDS = defineWords({
  all: ['全部特征（{n} 项）', 'All features ({n})'],
  feature: ['特征', 'Feature'],
  value: ['数值', 'Value'],
  effect: ['优势', 'Odds'],
  notKept: ['此评估作出时还不留存特征明细。', 'This assessment was made before features were kept.'],
  shared: [
    '共界河段：特征中含污染源和投诉，明细由管理区域查看。',
    'A border reach: features tell of sources and complaints, which its own region alone may see.',
  ],
});

export function FeatureTable({ features, shared }: Pick<ExplainedAssessment, 'features' | 'shared'>) {
  const say = useWords(WORDS);
  const sayGroup = useWords(GROUP_WORDS);
  const [open, setOpen] = useState(false);
  if (features === null) return <p className="muted">{say(shared ? 'shared' : 'notKept')}</p>;
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{say('all', { n: features.length })}</summary>
      {open && (
        <ScrollX label={say('all', { n: features.length })}>
          <table>
            <thead>
              <tr>
                <th scope="col">{say('feature')}</th>
                <th scope="col" className="number">
                  {say('value')}
                </th>
                <th scope="col" className="number">
                  {say('effect')}
                </th>
              </tr>
            </thead>
            <tbody>
              {features.map(({ name, group, value, effect }) => (
                <tr key={name}>
                  <td>
                    {sayFeature(name, say.language)}
                    <span className="why-main">
                      {sayGroup.any(group)} · <code>{name}</code>
                    </span>
                  </td>
                  <td className="number">{sayFeatureValue(name, value, say.language)}</td>
                  <td className="number">{effect === 0 ? '–' : sayOdds(effect)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollX>
      )}
    </details>
  );
}
