// The table of a duty rule: a row a post and kind of water, a column a level. Read, or written square by square.
import { LEVELS } from '@xunhe/domain/duty/level';
import { floorShare } from '@xunhe/domain/duty/random-floor';
import { type DutyRule, fillRule, findAsk, WATER_CONDITIONS } from '@xunhe/domain/duty/rule';
import { BOUNDS } from '@xunhe/domain/duty/rule-check';
import { isSame, listSquares, type RuleDraft } from '@xunhe/domain/duty/rule-draft';
import { POST_LEVELS, type PostLevel } from '@xunhe/domain/people/post';
import { sayMinutes, sayShare } from '@xunhe/ui/figures';
import { LevelMark } from '@xunhe/ui/level-mark.tsx';
import { defineWords, useWords } from '@xunhe/ui/words';
import { POST_WORDS } from '@xunhe/ui/words-shared';
import { InputNumber } from 'antd';
import { ScrollX } from '../parts/screen.tsx';
import { type OnSquare, SquareFields, SquareRead } from './rule-square.tsx';
import { CONDITION_WORDS } from './words-rule.ts';

const WORDS = defineWords({
  table: ['各级河长在各预警级别下的巡河要求', 'What is asked of each chief at each level'],
  post: ['河长', 'Chief'],
  water: ['水体', 'Water'],
  cap: ['每月上限', 'Cap a month'],
  capOf: ['{post}每月上限', 'Cap a month: {post}'],
  floor: ['随机抽查', 'Drawn by chance'],
  floorOf: ['{post}随机抽查，%', 'Drawn by chance, %: {post}'],
  mostMinutes: ['每人每月最多', 'Most of one person'],
  mostOf: ['{post}每人每月最多，分钟', 'Most minutes a month of one person: {post}'],
  floorMeans: [
    '随机抽查：每月从无预警的水体中按此比例抽签，抽中者多巡 1 天次，用来如实了解没有预警的水体。',
    'Drawn by chance: each month this share of the waters without a warning is drawn for one more visit, so that what is found there says truly how the unwarned fare.',
  ],
  mostMeans: [
    '每人每月最多：一人名下全部水体合计的分钟数，超过时提醒，不影响任务。',
    'Most of one person: minutes a month by all his waters together. More is pointed out; no duty is cut.',
  ],
  noFloor: ['无', 'none'],
});

export interface RuleTableProps {
  /** With the origin of every figure. */
  readonly rule: DutyRule;
  /** What is being written; without it the table is read. */
  readonly draft?: RuleDraft;
  readonly onChange?: OnSquare;
  readonly onCap?: (post: PostLevel, cap: number) => void;
  readonly onFloor?: (post: PostLevel, share: number) => void;
  readonly onMost?: (post: PostLevel, minutes: number) => void;
}

const CHIEFS = POST_LEVELS.filter((post) => post !== 'assistant');

export function RuleTable({ rule, draft, onChange, onCap, onFloor, onMost }: RuleTableProps) {
  const say = useWords(WORDS);
  const sayPost = useWords(POST_WORDS);
  const sayWater = useWords(CONDITION_WORDS);
  const rows = CHIEFS.flatMap((post) => {
    const waters = isAlike(rule, post) ? (['any'] as const) : WATER_CONDITIONS;
    return waters.map((water, i) => ({ post, water, span: i === 0 ? waters.length : 0 }));
  });
  return (
    <ScrollX label={say('table')}>
      <table className="rule-table">
        <thead>
          <tr>
            <th scope="col">{say('post')}</th>
            <th scope="col">{say('water')}</th>
            {LEVELS.map((level) => (
              <th key={level} scope="col">
                <LevelMark level={level} />
              </th>
            ))}
            <th scope="col" className="number">
              {say('cap')}
            </th>
            <th scope="col" className="number" title={say('floorMeans')}>
              {say('floor')}
            </th>
            <th scope="col" className="number" title={say('mostMeans')}>
              {say('mostMinutes')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ post, water, span }) => (
            <tr key={`${post} ${water}`}>
              {span > 0 && (
                <th scope="row" rowSpan={span}>
                  {sayPost(post)}
                </th>
              )}
              <td className="muted">{sayWater(water)}</td>
              {LEVELS.map((level) => (
                <td key={level}>
                  {draft && onChange ? (
                    <SquareFields draft={draft} of={{ post, water, level }} onChange={onChange} />
                  ) : (
                    <SquareRead rule={rule} of={{ post, water, level }} />
                  )}
                </td>
              ))}
              {span > 0 && (
                <td className="number" rowSpan={span}>
                  {draft && onCap ? (
                    <InputNumber
                      size="small"
                      min={0}
                      max={31}
                      precision={0}
                      aria-label={say('capOf', { post: sayPost(post) })}
                      value={draft.capPerMonth[post]}
                      onChange={(cap) => cap !== null && onCap(post, cap)}
                    />
                  ) : (
                    rule.capPerMonth.value[post]
                  )}
                </td>
              )}
              {span > 0 && (
                <td className="number" rowSpan={span}>
                  {draft && onFloor ? (
                    <InputNumber
                      size="small"
                      className="rule-minutes"
                      min={0}
                      max={100 * BOUNDS.randomFloor.most}
                      precision={0}
                      suffix="%"
                      aria-label={say('floorOf', { post: sayPost(post) })}
                      value={Math.round(100 * draft.randomFloor[post])}
                      onChange={(share) => share !== null && onFloor(post, share / 100)}
                    />
                  ) : floorShare(rule, post) === 0 ? (
                    <span className="muted">{say('noFloor')}</span>
                  ) : (
                    sayShare(floorShare(rule, post))
                  )}
                </td>
              )}
              {span > 0 && (
                <td className="number" rowSpan={span}>
                  {draft && onMost ? (
                    <InputNumber
                      size="small"
                      className="rule-minutes"
                      min={BOUNDS.mostMinutes.least}
                      max={BOUNDS.mostMinutes.most}
                      precision={0}
                      aria-label={say('mostOf', { post: sayPost(post) })}
                      value={draft.mostMinutes[post]}
                      onChange={(minutes) => minutes !== null && onMost(post, minutes)}
                    />
                  ) : (
                    sayMinutes(fillRule(rule).mostMinutes.value[post], say.language)
                  )}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
      <p className="muted small">
        {say('floorMeans')} {say('mostMeans')}
      </p>
    </ScrollX>
  );
}

/** Asks the same of ordinary and of black-odorous water. */
function isAlike(rule: DutyRule, post: PostLevel): boolean {
  const [ordinary, black] = WATER_CONDITIONS.map((water) =>
    listSquares(post)
      .filter((square) => square.water === water)
      .map((square) => {
        const ask = findAsk(rule, post, water, square.level);
        return ask && { frequency: ask.frequency, modes: ask.modes, together: ask.together };
      }),
  );
  return isSame(ordinary, black);
}
