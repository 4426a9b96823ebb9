// The four tabs in the thumb zone. Real links: they can be opened, shared and gone back from.
import { Link } from '@tanstack/react-router';
import { useWords } from '@xunhe/ui/words';
import { AppOutline, ExclamationShieldOutline, LocationOutline, UserOutline } from 'antd-mobile-icons';
import { FIELD_WORDS } from './words-field.ts';

const TABS = [
  { to: '/', key: 'today', Icon: AppOutline },
  { to: '/map', key: 'map', Icon: LocationOutline },
  { to: '/problems', key: 'problems', Icon: ExclamationShieldOutline },
  { to: '/me', key: 'me', Icon: UserOutline },
] as const;

export function Tabs() {
  const say = useWords(FIELD_WORDS);
  return (
    <nav className="tabs" aria-label={say('tabs')}>
      {TABS.map(({ to, key, Icon }) => (
        <Link key={key} to={to} className="tab" activeOptions={{ exact: to === '/' }}>
          <Icon aria-hidden />
          {say(key)}
        </Link>
      ))}
    </nav>
  );
}
