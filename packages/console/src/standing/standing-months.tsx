// Where a month has no standings: a way to those that are there.
import { Link } from '@tanstack/react-router';
import { sayMonth } from '@xunhe/ui/dates';
import { useLanguage } from '@xunhe/ui/words';

const MOST = 6;

export function StandingMonths({ months }: { readonly months: readonly string[] }) {
  const language = useLanguage();
  return (
    <span className="chips">
      {months.slice(0, MOST).map((month) => (
        <Link key={month} to="/standing" search={{ month }} className="chip">
          {sayMonth(month, language)}
        </Link>
      ))}
    </span>
  );
}
