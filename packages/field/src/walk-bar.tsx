// How much of a month's duty on a water is walked: one field a day-visit, with the figures for those who do not see it.
import { useWords } from '@xunhe/ui/words';
import { TODAY_WORDS } from './words-today.ts';

/** More fields than this would be thinner than a hair. */
const MOST = 31;

export function WalkBar({ done, visits }: { readonly done: number; readonly visits: number }) {
  const say = useWords(TODAY_WORDS);
  if (visits === 0) return null;
  const count = Math.min(visits, MOST);
  const walked = Math.round((Math.min(done, visits) / visits) * count);
  const fields = Array.from({ length: count }, (_, i) => i);
  return (
    <span className="walk-bar" role="img" aria-label={say('progress', { done, visits })}>
      {fields.map((i) => (
        <span key={i} className={i < walked ? 'walked' : ''} />
      ))}
    </span>
  );
}
