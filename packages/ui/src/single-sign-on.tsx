// The way in through the city's own sign-on, shown where the server offers it, and why it did not let somebody in.
import { useQuery } from '@tanstack/react-query';
import './account.css';
import { healthQuery } from './session.ts';
import { useWords } from './words.ts';
import { ACCOUNT_WORDS } from './words-account.ts';
import { sayRefusal } from './words-refusal.ts';

/** The server sends the browser back with the reason in the address; it is read before the screens make the address their own. */
const refused = typeof location === 'undefined' ? null : new URLSearchParams(location.search).get('refused');

export function SingleSignOn({ face }: { readonly face: 'console' | 'phone' }) {
  const say = useWords(ACCOUNT_WORDS);
  const health = useQuery(healthQuery).data;
  if (!health?.sso) return null;
  return (
    <div className="single-sign-on">
      {refused !== null && (
        <p role="alert" className="labelled-error">
          {sayRefusal({ kind: refused }, say.language)}
        </p>
      )}
      <a className="button" href={`/api/sso/start?face=${face}`}>
        {say('singleSignOn')}
      </a>
    </div>
  );
}
