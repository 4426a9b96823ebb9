// The problems that were found on a patrol, with where they stand now.
import { Link } from '@tanstack/react-router';
import type { PatrolPage } from '@xunhe/contract/patrol';
import { defineWords, useWords } from '@xunhe/ui/words';
import { PROBLEM_STATE_WORDS, PROBLEM_TYPE_WORDS } from '@xunhe/ui/words-problem';
import { Section } from '../parts/screen.tsx';
import { useRight } from '../parts/surroundings.ts';

const WORDS = defineWords({
  problems: ['发现问题', 'Problems found'],
  noProblem: ['未发现问题。', 'No problem was found.'],
});

export function PatrolFindings({ patrol }: { readonly patrol: PatrolPage }) {
  const say = useWords(WORDS);
  const sayType = useWords(PROBLEM_TYPE_WORDS);
  const sayState = useWords(PROBLEM_STATE_WORDS);
  const mayOpen = useRight('problem.read');
  return (
    <Section title={say('problems')}>
      {patrol.problems.length === 0 ? (
        <p className="muted">{say('noProblem')}</p>
      ) : (
        <table>
          <tbody>
            {patrol.problems.map(({ id, type, state }) => (
              <tr key={id}>
                <td>
                  {mayOpen ? (
                    <Link to="/problems/$id" params={{ id }}>
                      {sayType.any(type)}
                    </Link>
                  ) : (
                    sayType.any(type)
                  )}
                </td>
                <td>{sayState.any(state)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Section>
  );
}
