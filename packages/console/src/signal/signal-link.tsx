// How many signals there are about a patrol, leading to them; nothing where there are none.
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ask } from '@xunhe/ui/session';
import { defineWords, useWords } from '@xunhe/ui/words';
import { useRight } from '../parts/surroundings.ts';

const WORDS = defineWords({ signals: ['{n} 条疑点，请核实', '{n} signal{n:s} to look at'] });

export function SignalLink({ patrol }: { readonly patrol: string }) {
  const say = useWords(WORDS);
  const may = useRight('signal.read');
  const found = useQuery({
    queryKey: ['signals', 'of', patrol],
    queryFn: ({ signal }) => ask('signals', { query: { patrol, limit: 1 }, signal }),
    enabled: may,
  });
  if (!found.data || found.data.total === 0) return null;
  return (
    <Link to="/signals" search={{ patrol, state: 'all' }}>
      {say('signals', { n: found.data.total })}
    </Link>
  );
}
