// The bulletin of which a problem was made.
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ask } from '@xunhe/ui/session';
import { defineWords, useWords } from '@xunhe/ui/words';
import { Section } from '../parts/screen.tsx';
import { useRight } from '../parts/surroundings.ts';

const WORDS = defineWords({
  from: ['来自通报与舆情', 'From a bulletin'],
  open: ['查看原通报', 'Open the bulletin'],
});

export function ProblemBulletin({ problem }: { readonly problem: string }) {
  const say = useWords(WORDS);
  const may = useRight('warning.read');
  const found = useQuery({
    queryKey: ['bulletinOfProblem', problem],
    queryFn: ({ signal }) => ask('bulletinOfProblem', { params: { id: problem }, signal }),
    enabled: may,
    staleTime: 60_000,
  });
  const id = found.data?.bulletin;
  if (!id) return null;
  return (
    <Section title={say('from')}>
      <Link to="/bulletins/$id" params={{ id }}>
        {say('open')}
      </Link>
    </Section>
  );
}
