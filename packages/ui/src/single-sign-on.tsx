// The way in through the city's own sign-on, shown where the server offers it.
import { useQuery } from '@tanstack/react-query';
import './account.css';
import { healthQuery } from './session.ts';
import { useWords } from './words.ts';
import { ACCOUNT_WORDS } from './words-account.ts';

export function SingleSignOn({ face }: { readonly face: 'console' | 'phone' }) {
  const say = useWords(ACCOUNT_WORDS);
  const health = useQuery(healthQuery).data;
  if (!health || !('sso' in health) || health.sso !== true) return null;
  return (
    <a className="button" href={`/api/sso/start?face=${face}`}>
      {say('singleSignOn')}
    </a>
  );
}
