// How likely each class is: one bar in the colours of the classes, with numerals and figures below.
import { ClassBadge } from '@xunhe/ui/class-badge.tsx';
import { sayShare } from '@xunhe/ui/figures';
import { defineWords, useWords } from '@xunhe/ui/words';

const WORDS = defineWords({ shares: ['各类别的可能性', 'How likely each class is'] });

export function ClassShares({ shares }: { readonly shares: readonly number[] }) {
  const say = useWords(WORDS);
  const classes = shares.map((share, i) => ({ wqClass: i + 1, share }));
  return (
    <div>
      <div className="class-shares" aria-hidden>
        {classes.map(({ wqClass, share }) => (
          <span key={wqClass} style={{ width: `${share * 100}%`, background: `var(--class-${wqClass})` }} />
        ))}
      </div>
      <ul className="class-shares-key" aria-label={say('shares')}>
        {classes.map(({ wqClass, share }) => (
          <li key={wqClass}>
            <ClassBadge wqClass={wqClass} /> {share > 0 && share < 0.005 ? '< 1 %' : sayShare(share)}
          </li>
        ))}
      </ul>
    </div>
  );
}
