// Who I am, how my month stands, what this phone still holds, and the few settings.
import { Link } from '@tanstack/react-router';
import { client, holdsRight } from '@xunhe/ui/session';
import { setLanguage, useWords } from '@xunhe/ui/words';
import { CIRCULAR_WORDS } from '@xunhe/ui/words-circular';
import { POST_WORDS, ROLE_WORDS } from '@xunhe/ui/words-shared';
import { Button, Switch } from 'antd-mobile';
import { useChangePerson } from './change-person.ts';
import { useOutbox, useSurroundings } from './house.ts';
import { setLargeType, useLargeType } from './look.tsx';
import { useToday } from './queries.ts';
import { PHONE_REPORT_WORDS } from './reports/words-report.ts';
import { PHONE_STANDING_WORDS } from './standing/words-standing.ts';
import { useCirculars } from './use-circulars.ts';
import { FIELD_WORDS } from './words-field.ts';
import { REMINDER_SCREEN_WORDS } from './words-reminder-screen.ts';

export function Me() {
  const say = useWords(FIELD_WORDS);
  const sayReminders = useWords(REMINDER_SCREEN_WORDS);
  const sayReport = useWords(PHONE_REPORT_WORDS);
  const sayStanding = useWords(PHONE_STANDING_WORDS);
  const sayPost = useWords(POST_WORDS);
  const sayRole = useWords(ROLE_WORDS);
  const { me } = useSurroundings();
  const unsent = useOutbox().filter((item) => item.state !== 'sent').length;
  const isLarge = useLargeType();
  return (
    <>
      <section className="card">
        <h2>{me.name}</h2>
        <p className="muted">
          {me.level ? sayPost.any(me.level) : sayRole.any(me.role)} · {me.regionName}
        </p>
        {holdsRight(me, 'duty.readOwn') && <MyMonth />}
        <p className="me-links">
          {holdsRight(me, 'patrol.appeal') && <Link to="/patrols">{say('myPatrols')}</Link>}
          {holdsRight(me, 'standing.readOwn') && <Link to="/standing">{sayStanding('title')}</Link>}
          {holdsRight(me, 'report.read') && <Link to="/reports">{sayReport('title')}</Link>}
          {holdsRight(me, 'delegation.read') && <Link to="/delegations">{say('delegations')}</Link>}
        </p>
      </section>
      <section aria-label={say('outbox')}>
        <Link to="/outbox" className="card setting">
          <span>{say('outbox')}</span>
          <span className={unsent > 0 ? 'late' : 'muted'}>
            {unsent > 0 ? say('waiting', { n: unsent }) : say('outboxEmpty')}
          </span>
        </Link>
      </section>
      <NoticesCard />
      <section aria-label={say('drafts')}>
        <Link to="/drafts" className="card setting">
          {say('drafts')}
        </Link>
      </section>
      <section aria-label={say('settings')}>
        <h2 className="list-head">{say('settings')}</h2>
        <div className="card">
          <Link to="/reminders/settings" className="setting">
            {sayReminders('settings')}
          </Link>
          <Link to="/account" className="setting">
            {say('account')}
          </Link>
          <div className="setting">
            <span id="large-type">{say('largeType')}</span>
            <Switch checked={isLarge} onChange={setLargeType} aria-labelledby="large-type" />
          </div>
          <div className="setting">
            <button
              type="button"
              className="link"
              lang={say.language === 'zh' ? 'en' : 'zh-CN'}
              onClick={() => setLanguage(say.language === 'zh' ? 'en' : 'zh')}
            >
              {say('language')}
            </button>
            <Link to="/my-data">{say('myData')}</Link>
            <a href="/">{say('console')}</a>
          </div>
        </div>
        <SignOut unsent={unsent} />
      </section>
    </>
  );
}

function NoticesCard() {
  const say = useWords(CIRCULAR_WORDS);
  const { me } = useSurroundings();
  const n = useCirculars(me.person).data?.value.waiting ?? 0;
  return (
    <section aria-label={say('title')}>
      <Link to="/notices" className="card setting">
        <span>{say('title')}</span>
        {n > 0 && <span className="late">{say('waiting', { n })}</span>}
      </Link>
    </section>
  );
}

function MyMonth() {
  const say = useWords(FIELD_WORDS);
  const today = useToday();
  if (!today.data) return null;
  const { done, visits } = today.data.value;
  return (
    <p>
      {say('myDuty')}: {say('ofMonth', { done, visits })}
    </p>
  );
}

function SignOut({ unsent }: { readonly unsent: number }) {
  const say = useWords(FIELD_WORDS);
  const changePerson = useChangePerson();
  const signOut = async () => {
    await client.call('signOut');
    await changePerson(null);
  };
  return (
    <div className="card">
      {unsent > 0 && <p className="muted">{say('signOutKeep')}</p>}
      <Button block onClick={() => void signOut()}>
        {say('signOut')}
      </Button>
    </div>
  );
}
