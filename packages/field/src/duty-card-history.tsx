// For a chief who is new on a water: what it went through in the last twelve months, and who held the post before.
import type { DutyCardBody, ReachHistory } from '@xunhe/contract/duty-card';
import { ClassBadge } from '@xunhe/ui/class-badge.tsx';
import { sayDate, sayDay } from '@xunhe/ui/dates';
import { useWords } from '@xunhe/ui/words';
import { PROBLEM_TYPE_WORDS } from '@xunhe/ui/words-problem';
import { CallLink } from './call-link.tsx';
import { nameReach } from './reach-card.tsx';
import { CARD_WORDS } from './words-card.ts';

export function DutyCardHistory({ card }: { readonly card: DutyCardBody }) {
  const say = useWords(CARD_WORDS);
  return (
    <>
      <h2>{say('history')}</h2>
      {card.histories.map((history) => {
        const reach = card.reaches.find((one) => one.reach === history.reach);
        const name = reach ? nameReach(reach, say.language) : history.reach;
        return <History key={history.reach} history={history} name={name} day={card.day} />;
      })}
    </>
  );
}

function History({
  history,
  name,
  day,
}: {
  readonly history: ReachHistory;
  readonly name: string;
  readonly day: string;
}) {
  const say = useWords(CARD_WORDS);
  const sayType = useWords(PROBLEM_TYPE_WORDS);
  const { classes, problems, predecessor, since } = history;
  return (
    <section>
      <h2>{say('historyOf', { name, day: sayDate(since, say.language, true) })}</h2>
      <p className="muted">{classes.length > 0 ? say('classes') : say('noClasses')}</p>
      <div className="month-row">
        {classes.map(({ month, wqClass }) => (
          <span key={month}>
            <ClassBadge wqClass={wqClass} />
            <span>{month.slice(2).replace('-', '/')}</span>
          </span>
        ))}
      </div>
      <p className="muted">{problems.length > 0 ? say('problems') : say('noProblems')}</p>
      <ul>
        {problems.map(({ type, count, open, lastDay }) => (
          <li key={type}>
            {say('problemLine', { type: sayType.any(type), n: count, day: sayDay(lastDay, day, say.language) })}
            {open > 0 && say('problemOpen', { n: open })}
          </li>
        ))}
      </ul>
      <div className="help-head">
        <p>
          {predecessor
            ? say('predecessor', {
                name: predecessor.name,
                day: predecessor.to ? sayDay(predecessor.to, day, say.language) : '–',
              })
            : say('noPredecessor')}
        </p>
        {predecessor?.phone && <CallLink name={predecessor.name} phone={predecessor.phone} />}
      </div>
    </section>
  );
}
