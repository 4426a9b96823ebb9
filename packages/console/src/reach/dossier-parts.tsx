// What the paper of a reach has beyond its page: the warnings of a year, bulletins that name it, and the figures of patrols and problems.
import { useQuery } from '@tanstack/react-query';
import type { AnswerOf } from '@xunhe/contract/client';
import { addMonths } from '@xunhe/domain/ground/month';
import { sayDate, sayMonth } from '@xunhe/ui/dates';
import { sayShare } from '@xunhe/ui/figures';
import { LevelMark } from '@xunhe/ui/level-mark.tsx';
import { listReasons } from '@xunhe/ui/reason-sentence';
import { ask } from '@xunhe/ui/session';
import { Answered } from '@xunhe/ui/states.tsx';
import { defineWords, useWords } from '@xunhe/ui/words';
import { BULLETIN_KIND_WORDS, ISSUER_WORDS } from '../bulletin/words-bulletins.ts';
import { Fact, Facts } from '../parts/facts.tsx';
import { Section } from '../parts/screen.tsx';
import { useRight } from '../parts/surroundings.ts';

const WORDS = defineWords({
  warnings: ['近一年预警', 'Warnings of the last year'],
  noWarnings: ['还没有预警。', 'There are no warnings yet.'],
  month: ['执行月份', 'In force'],
  level: ['预警', 'Warning'],
  chance: ['不达标概率', 'Chance of failing'],
  why: ['原因', 'Why'],
  bulletins: ['通报与舆情', 'Bulletins'],
  noBulletins: ['没有通报或舆情。', 'No bulletin names it.'],
  day: ['日期', 'Day'],
  kind: ['类型', 'Kind'],
  text: ['内容', 'What it says'],
  figures: ['巡河与问题', 'Patrols and problems'],
  patrols: ['巡河记录', 'Patrols'],
  problems: ['问题', 'Problems'],
  open: ['未办结', 'Open'],
  overdue: ['逾期', 'Overdue'],
  key: ['重点问题', 'Key problems'],
  times: ['{n} 次', '{n}'],
  timesMore: ['{n} 次以上', 'more than {n}'],
  cases: ['{n} 件', '{n}'],
});

const MONTHS_SHOWN = 12;
/** Reasons of one month before the rest is left to the screen. */
const REASONS_SHOWN = 3;

interface WarningsProps {
  readonly assessments: AnswerOf<'reachRisk'>['assessments'];
}

export function DossierWarnings({ assessments }: WarningsProps) {
  const say = useWords(WORDS);
  const shown = assessments.toSorted((a, b) => (a.month < b.month ? 1 : -1)).slice(0, MONTHS_SHOWN);
  return (
    <Section title={say('warnings')}>
      {shown.length === 0 ? (
        <p className="muted">{say('noWarnings')}</p>
      ) : (
        <table>
          <thead>
            <tr>
              <th scope="col">{say('month')}</th>
              <th scope="col">{say('level')}</th>
              <th scope="col">{say('chance')}</th>
              <th scope="col">{say('why')}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((one) => (
              <tr key={one.month}>
                <td className="dossier-short">{sayMonth(addMonths(one.month, 1), say.language)}</td>
                <td className="dossier-short">
                  {one.level ? <LevelMark level={one.level} judged={one.basis !== 'none'} /> : '–'}
                </td>
                <td className="dossier-short">{sayShare(one.probability)}</td>
                <td>
                  {listReasons(one.reasons, say.language)
                    .slice(0, REASONS_SHOWN)
                    .join(say.language === 'zh' ? '；' : '; ') || '–'}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Section>
  );
}

export function DossierBulletins({ reach }: { readonly reach: string }) {
  const say = useWords(WORDS);
  const sayKind = useWords(BULLETIN_KIND_WORDS);
  const sayIssuer = useWords(ISSUER_WORDS);
  const query = useQuery({
    queryKey: ['bulletins', 'of', reach],
    queryFn: ({ signal }) => ask('bulletins', { query: { reach, show: 'standing', limit: 20 }, signal }),
  });
  return (
    <Section title={say('bulletins')}>
      <Answered query={query}>
        {({ rows }) =>
          rows.length === 0 ? (
            <p className="muted">{say('noBulletins')}</p>
          ) : (
            <table>
              <thead>
                <tr>
                  <th scope="col">{say('day')}</th>
                  <th scope="col">{say('kind')}</th>
                  <th scope="col">{say('text')}</th>
                </tr>
              </thead>
              <tbody>
                {rows.map((row) => (
                  <tr key={row.id}>
                    <td className="dossier-short">{sayDate(row.seenDay, say.language, true)}</td>
                    <td className="dossier-short">
                      {sayIssuer(row.issuer)} {sayKind(row.kind)}
                    </td>
                    <td>{row.text}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          )
        }
      </Answered>
    </Section>
  );
}

export function DossierFigures({ reach }: { readonly reach: string }) {
  const say = useWords(WORDS);
  const seesPatrols = useRight('patrol.read');
  const seesProblems = useRight('problem.read');
  const figures = useQuery({
    queryKey: ['patrols', 'problems', 'figures', reach],
    queryFn: async ({ signal }) => {
      const count = (of: object) => ask('problems', { query: { reach, limit: 1, ...of }, signal });
      const [patrols, all, open, overdue, key] = await Promise.all([
        seesPatrols ? ask('patrols', { query: { reach, limit: 1 }, signal }) : null,
        ...(seesProblems ? [count({}), count({ open: true }), count({ overdue: true }), count({ key: true })] : []),
      ]);
      return { patrols, all, open, overdue, key };
    },
  });
  return (
    <Section title={say('figures')}>
      <Answered query={figures}>
        {({ patrols, all, open, overdue, key }) => (
          <Facts>
            {patrols && (
              <Fact term={say('patrols')}>{say(patrols.more ? 'timesMore' : 'times', { n: patrols.total })}</Fact>
            )}
            {all && <Fact term={say('problems')}>{say('cases', { n: all.total })}</Fact>}
            {open && <Fact term={say('open')}>{say('cases', { n: open.total })}</Fact>}
            {overdue && <Fact term={say('overdue')}>{say('cases', { n: overdue.total })}</Fact>}
            {key && <Fact term={say('key')}>{say('cases', { n: key.total })}</Fact>}
          </Facts>
        )}
      </Answered>
    </Section>
  );
}
