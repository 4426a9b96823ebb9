// How many notices wait for the person to read or confirm them, beside the word in the rail. Nothing where none does.
import { defineWords, useWords } from '@xunhe/ui/words';
import { useCirculars } from '../circular/use-circulars.ts';

const WORDS = defineWords({ waiting: ['{n} 条待阅', '{n} to read'] });

export function CircularCount() {
  const say = useWords(WORDS);
  const n = useCirculars().data?.waiting ?? 0;
  if (n === 0) return null;
  return (
    <span className="rail-count" title={say('waiting', { n })}>
      {n}
    </span>
  );
}
