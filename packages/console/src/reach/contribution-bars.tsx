// What raised the risk and what lowered it, group by group: to the right in a warning tone, to the left in a calm one. A table with bars in
// its cells, so that the picture and its figures are one.
import type { AssessedFeature, ExplainedAssessment } from '@xunhe/contract/assessment';
import { sayFeatureValue, sayOdds } from '@xunhe/ui/feature-value';
import { sayShare } from '@xunhe/ui/figures';
import { defineWords, useWords } from '@xunhe/ui/words';
import { GROUP_WORDS, sayFeature } from '@xunhe/ui/words-feature';

const WORDS = defineWords({
  chart: ['各方面对风险的影响', 'What raised the risk and what lowered it'],
  group: ['方面', 'What'],
  effect: ['影响', 'Effect'],
  odds: ['优势', 'Odds'],
  base: ['起点：模型学过的各河段各月平均', 'Start: the mean of all that the model learned from'],
  baseAt: ['相当于 {share}', 'as if {share}'],
  slight: ['影响很小的方面合计', 'All that hardly matters, together'],
  main: ['{feature}:{value}', '{feature}: {value}'],
  key: [
    '优势 = 不达标的概率 ÷ 达标的概率。从起点开始，各方面依次相乘，得到本河段的概率；向右升高风险，向左降低风险。',
    'Odds: probability of failing divided by that of passing. From the start each line multiplies them; together they give the probability of this reach. Right raises the risk, left lowers it.',
  ],
});

/** Groups that change the odds by less than a twentieth share one line. */
const SLIGHT = Math.log(1.05);

export function ContributionBars({ told }: { readonly told: ExplainedAssessment }) {
  const say = useWords(WORDS);
  const sayGroup = useWords(GROUP_WORDS);
  const ordered = told.groups.toSorted((a, b) => Math.abs(b.value) - Math.abs(a.value));
  const groups = ordered.filter(({ value }) => Math.abs(value) >= SLIGHT);
  const slight = ordered.filter(({ value }) => Math.abs(value) < SLIGHT);
  const most = Math.max(...groups.map(({ value }) => Math.abs(value)), 0.1);
  return (
    <div>
      <table className="why-bars">
        <caption className="sr-only">{say('chart')}</caption>
        <thead>
          <tr>
            <th scope="col">{say('group')}</th>
            <th scope="col">{say('effect')}</th>
            <th scope="col" className="number">
              {say('odds')}
            </th>
          </tr>
        </thead>
        <tbody>
          {told.base !== null && (
            <tr>
              <td>{say('base')}</td>
              <td colSpan={2} className="number">
                {say('baseAt', { share: sayShare(1 / (1 + Math.exp(-told.base)), 1) })}
              </td>
            </tr>
          )}
          {groups.map(({ group, value }) => {
            const main = findMain(told.features, group, value);
            return (
              <tr key={group}>
                <td>
                  {sayGroup.any(group)}
                  {main && (
                    <span className="why-main">
                      {say('main', {
                        feature: sayFeature(main.name, say.language),
                        value: sayFeatureValue(main.name, main.value, say.language),
                      })}
                    </span>
                  )}
                </td>
                <td>
                  <Bar share={value / most} />
                </td>
                <td className="number">{sayOdds(value)}</td>
              </tr>
            );
          })}
          {slight.length > 0 && (
            <tr>
              <td>
                {say('slight')}
                <span className="why-main">
                  {slight.map(({ group }) => sayGroup.any(group)).join(say.language === 'zh' ? '、' : ', ')}
                </span>
              </td>
              <td />
              <td className="number">{sayOdds(slight.reduce((sum, { value }) => sum + value, 0))}</td>
            </tr>
          )}
        </tbody>
      </table>
      <p className="muted small">{say('key')}</p>
    </div>
  );
}

/** The known feature that did most in the direction of its group; the two waves of the season say nothing to a person. */
function findMain(
  features: ExplainedAssessment['features'],
  group: string,
  value: number,
): AssessedFeature | undefined {
  if (group === 'season') return undefined;
  return features?.find((one) => one.group === group && one.value !== null && one.effect * value > 0);
}

/** @param share of half the width; below zero to the left */
function Bar({ share }: { readonly share: number }) {
  const width = `${Math.max(0.5, Math.abs(share) * 50)}%`;
  const tone = share > 0 ? 'why-raises' : 'why-lowers';
  return (
    <span className="why-bar" aria-hidden>
      <span className={tone} style={share > 0 ? { left: '50%', width } : { right: '50%', width }} />
    </span>
  );
}
