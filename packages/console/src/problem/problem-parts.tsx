// Who works on a problem: each department with its part, by when it is due and how far it is.
import type { ProblemPage } from '@xunhe/contract/problem';
import { overdueDays } from '@xunhe/domain/problem/deadline';
import { sayInstant } from '@xunhe/ui/dates';
import { defineWords, useWords } from '@xunhe/ui/words';
import { PART_STATE_WORDS } from '@xunhe/ui/words-problem';
import { Deadline } from '../parts/deadline.tsx';
import { ScrollX, Section } from '../parts/screen.tsx';
import { useSurroundings } from '../parts/surroundings.ts';

const WORDS = defineWords({
  parts: ['承办单位', 'Departments'],
  department: ['单位', 'Department'],
  role: ['分工', 'Part'],
  lead: ['主办', 'leads'],
  helps: ['协办', 'takes part'],
  state: ['进度', 'State'],
  due: ['办理时限', 'Due'],
  since: ['交办时间', 'Assigned'],
  done: ['办结时间', 'Handled'],
});

export function ProblemParts({ problem }: { readonly problem: ProblemPage }) {
  const say = useWords(WORDS);
  const sayState = useWords(PART_STATE_WORDS);
  const { city } = useSurroundings();
  if (problem.parts.length === 0) return null;
  return (
    <Section title={say('parts')}>
      <ScrollX label={say('parts')}>
        <table className="parts">
          <thead>
            <tr>
              {(['department', 'role', 'state', 'due', 'since', 'done'] as const).map((head) => (
                <th key={head} scope="col">
                  {say(head)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {problem.parts.map((part) => {
              const isOver = part.state !== 'assigned' && part.state !== 'rectifying';
              const isGone = part.state === 'returned' || part.state === 'withdrawn';
              return (
                <tr key={part.department} className={isGone ? 'muted' : ''}>
                  <th scope="row">{part.name}</th>
                  <td>{isGone ? '–' : say(part.lead ? 'lead' : 'helps')}</td>
                  <td>{sayState.any(part.state)}</td>
                  <td>
                    <Deadline
                      problem={{
                        dueDay: isOver || problem.closedAt ? null : part.dueDay,
                        overdueDays: overdueDays(part.dueDay, city.today),
                        closedAt: null,
                      }}
                    />
                  </td>
                  <td>{sayInstant(part.assignedAt, city, say.language)}</td>
                  <td>{part.handledAt ? sayInstant(part.handledAt, city, say.language) : '–'}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </ScrollX>
    </Section>
  );
}
