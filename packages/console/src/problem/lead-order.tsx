// Which of the chosen departments leads, and who takes part: in the order in which they are sent, each may be made the first.
import { defineWords, useWords } from '@xunhe/ui/words';

const WORDS = defineWords({
  order: ['承办顺序', 'Who leads'],
  lead: ['主办', 'leads'],
  part: ['协办', 'takes part'],
  makeLead: ['{name}改为主办', 'Let {name} lead'],
  toLead: ['设为主办', 'let lead'],
});

interface LeadOrderProps {
  readonly chosen: readonly string[];
  readonly departments: readonly { readonly id: string; readonly name: string }[];
  readonly onChange: (chosen: string[]) => void;
}

export function LeadOrder({ chosen, departments, onChange }: LeadOrderProps) {
  const say = useWords(WORDS);
  const nameOf = (id: string) => departments.find((one) => one.id === id)?.name ?? id;
  return (
    <ol className="lead-order" aria-label={say('order')}>
      {chosen.map((id, n) => (
        <li key={id}>
          <strong>{nameOf(id)}</strong> <span className="tag tag-calm">{say(n === 0 ? 'lead' : 'part')}</span>
          {n > 0 && (
            <button
              type="button"
              className="link-button"
              aria-label={say('makeLead', { name: nameOf(id) })}
              onClick={() => onChange([id, ...chosen.filter((one) => one !== id)])}
            >
              {say('toLead')}
            </button>
          )}
        </li>
      ))}
    </ol>
  );
}
