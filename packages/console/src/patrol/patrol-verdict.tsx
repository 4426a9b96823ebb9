// How a patrol was judged, with reasons and numbers, what is in force where a person decided otherwise, and the waters that count.
import type { PatrolPage } from '@xunhe/contract/patrol';
import { sayLength, sayMinutes, sayShare } from '@xunhe/ui/figures';
import { listReasons } from '@xunhe/ui/reason-sentence';
import { defineWords, useWords } from '@xunhe/ui/words';
import { VERDICT_WORDS } from '@xunhe/ui/words-shared';
import { ReachLink } from '../parts/reach-link.tsx';
import { Section } from '../parts/screen.tsx';
import { VerdictMark } from '../parts/verdict-mark.tsx';

const WORDS = defineWords({
  verdict: ['认定结果', 'Verdict'],
  noReason: ['没有可说明的理由。', 'No reason was given.'],
  asJudged: ['系统认定为“{verdict}”，现按复核决定。', 'The rule judged “{verdict}”; the decision is in force.'],
  spent: ['用时', 'Spent'],
  length: ['总里程', 'Length'],
  onReach: ['沿河里程', 'On the reach'],
  coverage: ['覆盖', 'Covered'],
  reach: ['河段', 'Reach'],
  reaches: ['涉及河段', 'Reaches covered'],
  noReach: ['没有走到任何河段。', 'No reach was covered.'],
  counts: ['有效', 'Counts'],
  yes: ['是', 'Yes'],
  no: ['否', 'No'],
  far: [
    '另有 {n} 个定位点（共 {time}）离其河段较远，未保存位置。',
    '{n} more point{n:s} ({time}) away from the rivers: no place is kept.',
  ],
});

interface OfPatrol {
  readonly patrol: PatrolPage;
}

export function PatrolVerdict({ patrol: { judgement, verdict } }: OfPatrol) {
  const say = useWords(WORDS);
  const sayVerdict = useWords(VERDICT_WORDS);
  const reasons = listReasons(judgement.reasons, say.language);
  return (
    <Section title={say('verdict')} extra={<VerdictMark verdict={verdict} />}>
      {verdict !== judgement.verdict && <p>{say('asJudged', { verdict: sayVerdict(judgement.verdict) })}</p>}
      {reasons.length === 0 ? (
        <p className="muted">{say('noReason')}</p>
      ) : (
        <ul className="reasons">
          {reasons.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
      <div className="figures">
        {(
          [
            ['spent', sayMinutes(judgement.minutes, say.language)],
            ['length', sayLength(judgement.lengthM)],
            ['onReach', sayLength(judgement.onReachM)],
            ['coverage', sayShare(judgement.coverage)],
          ] as const
        ).map(([word, figure]) => (
          <div key={word}>
            <span className="muted">{say(word)}</span>
            <span className="total-figure">{figure}</span>
          </div>
        ))}
      </div>
      {judgement.far && judgement.far.points > 0 && (
        <p className="muted">
          {say('far', { n: judgement.far.points, time: sayMinutes(judgement.far.minutes, say.language) })}
        </p>
      )}
    </Section>
  );
}

export function PatrolReaches({ patrol }: OfPatrol) {
  const say = useWords(WORDS);
  return (
    <Section title={say('reaches')}>
      {patrol.reaches.length === 0 ? (
        <p className="muted">{say('noReach')}</p>
      ) : (
        <table>
          <thead>
            <tr>
              <th scope="col">{say('reach')}</th>
              <th scope="col">{say('onReach')}</th>
              <th scope="col">{say('coverage')}</th>
              <th scope="col">{say('counts')}</th>
            </tr>
          </thead>
          <tbody>
            {patrol.reaches.map((row) => (
              <tr key={row.reach}>
                <td>
                  <ReachLink
                    id={row.reach}
                    name={row.name}
                    nameEn={row.reach === patrol.reach ? patrol.reachNameEn : null}
                  />
                </td>
                <td>{sayLength(row.lengthM)}</td>
                <td>{sayShare(row.coverage)}</td>
                <td className={row.effective ? 'done' : 'muted'}>{say(row.effective ? 'yes' : 'no')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Section>
  );
}
