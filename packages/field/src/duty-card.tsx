// The duty card (明白卡) on the phone: kept like today's list, so that it is there without a network.

import type { TodayReach } from '@xunhe/contract/duty';
import { CARD_PDF_PATH, type DutyCardBody } from '@xunhe/contract/duty-card';
import { sayDate, sayMonth } from '@xunhe/ui/dates';
import { sayLength } from '@xunhe/ui/figures';
import { LevelMark } from '@xunhe/ui/level-mark.tsx';
import { sayReasons } from '@xunhe/ui/reason-sentence';
import { holdsRight } from '@xunhe/ui/session';
import { Answered, EmptyState } from '@xunhe/ui/states.tsx';
import { pickName, useWords } from '@xunhe/ui/words';
import { INVENTORY_PERIOD_WORDS } from '@xunhe/ui/words-inventory';
import { POST_WORDS } from '@xunhe/ui/words-shared';
import './today.css';
import { BackLine } from './back-line.tsx';
import { CallLink } from './call-link.tsx';
import { DutyCardHistory } from './duty-card-history.tsx';
import { useSurroundings } from './house.ts';
import { KeptLine } from './kept-line.tsx';
import { LookForParts } from './look-for-parts.tsx';
import { useDutyCard } from './queries-chief.ts';
import { nameReach } from './reach-card.tsx';
import { ReachWindows } from './today-reach.tsx';
import { CARD_WORDS } from './words-card.ts';
import { TODAY_WORDS } from './words-today.ts';

export function DutyCard() {
  const say = useWords(CARD_WORDS);
  const { me } = useSurroundings();
  return (
    <>
      <BackLine title={say('title')} to="/" />
      {holdsRight(me, 'duty.readOwn') ? <OwnCard /> : <EmptyState>{say('onlyChiefs')}</EmptyState>}
    </>
  );
}

function OwnCard() {
  const card = useDutyCard();
  return (
    <Answered query={card}>
      {({ value, keptMs }) => (
        <>
          <KeptLine keptMs={keptMs} />
          <Card card={value} />
        </>
      )}
    </Answered>
  );
}

function Card({ card }: { readonly card: DutyCardBody }) {
  const say = useWords(CARD_WORDS);
  const sayPost = useWords(POST_WORDS);
  return (
    <article className="look">
      <header>
        <h2>{card.name}</h2>
        <p className="muted">
          {card.level && `${sayPost.any(card.level)} · `}
          {pickName(say.language, card.regionName, card.regionNameEn)}
        </p>
      </header>
      <p>
        <a
          href={`${CARD_PDF_PATH.replace(':person', encodeURIComponent(card.person))}?language=${say.language}`}
          download
        >
          {say('paper')}
        </a>
      </p>
      <Duties card={card} />
      <Contacts contacts={card.contacts} />
      {card.histories.length > 0 && <DutyCardHistory card={card} />}
      <h2>{say('waters', { n: card.reaches.length })}</h2>
      {card.reaches.length === 0 && <p className="muted">{say('noWaters')}</p>}
      {card.reaches.map((reach) => (
        <Water key={reach.reach} reach={reach} post={card.posts.find((post) => post.reach === reach.reach)} />
      ))}
    </article>
  );
}

function Duties({ card }: { readonly card: DutyCardBody }) {
  const say = useWords(CARD_WORDS);
  const sayPer = useWords(INVENTORY_PERIOD_WORDS);
  const asked = card.reaches.find(({ visits }) => visits > 0);
  const per = card.reaches.find(({ inventory }) => inventory)?.inventory?.per;
  return (
    <section>
      <h2>{say('month', { month: sayMonth(card.month, say.language) })}</h2>
      <p>{card.visits > 0 ? say('visits', { visits: card.visits, done: card.done }) : say('noVisits')}</p>
      {card.policy && <p className="muted">{say('rule', { policy: card.policy })}</p>}
      <h2>{say('duties')}</h2>
      <ul>
        {asked && <li>{say('dutyWalk', { minutes: asked.minutes, length: sayLength(asked.askedLengthM) })}</li>}
        <li>{say('dutyLook')}</li>
        {per && <li>{say('dutyInventory', { per: sayPer(per) })}</li>}
      </ul>
    </section>
  );
}

function Contacts({ contacts }: Pick<DutyCardBody, 'contacts'>) {
  const say = useWords(CARD_WORDS);
  const sayPost = useWords(POST_WORDS);
  return (
    <section>
      <h2>{say('contacts')}</h2>
      {contacts.length === 0 && <p className="muted">{say('noContacts')}</p>}
      <ul>
        {contacts.map(({ kind, name, level, regionName, regionNameEn, phone }) => {
          const region = pickName(say.language, regionName, regionNameEn);
          return (
            <li key={`${kind} ${name} ${phone}`} className="help-head">
              <p>
                <strong>{name}</strong>
                <br />
                <span className="muted">
                  {kind === 'office' ? say('office', { region }) : `${sayPost.any(level)} · ${region}`}
                </span>
              </p>
              {phone ? <CallLink name={name} phone={phone} /> : <span className="muted">{say('noPhone')}</span>}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** Folded: a card with forty waters must still be a page. */
function Water({
  reach,
  post,
}: {
  readonly reach: TodayReach;
  readonly post: DutyCardBody['posts'][number] | undefined;
}) {
  const say = useWords(CARD_WORDS);
  const sayToday = useWords(TODAY_WORDS);
  return (
    <details className={`reach-card reach-${reach.level} card-water`}>
      <summary>
        <span className="reach-head">
          <LevelMark level={reach.level} judged={!reach.reasons.some(({ kind }) => kind === 'warning.noData')} />
          <strong>{nameReach(reach, say.language)}</strong>
        </span>
        <span className="muted">
          {[
            reach.visits > 0 && sayToday('progressShort', { done: reach.done, visits: reach.visits }),
            sayLength(reach.lengthM),
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
        {reach.level !== 'none' && reach.reasons.length > 0 && (
          <span className="reach-why">{sayReasons(reach.reasons, say.language, 2)}</span>
        )}
      </summary>
      <div className="card-water-parts">
        {post && (
          <p className="muted">
            {say('since', {
              region: pickName(say.language, post.regionName, post.regionNameEn),
              day: sayDate(post.from, say.language, true),
            })}
          </p>
        )}
        <ReachWindows reach={reach} />
        {reach.lookFor && <LookForParts lookFor={reach.lookFor} />}
      </div>
    </details>
  );
}
