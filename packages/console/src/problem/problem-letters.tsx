// The letters (公文) that were written about a problem, the newest first, each to be taken as a PDF.
import { DownloadOutlined } from '@ant-design/icons';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { LETTER_PATH, type LetterBody } from '@xunhe/contract/letter';
import type { ProblemPage } from '@xunhe/contract/problem';
import type { LetterKind } from '@xunhe/domain/problem/letter';
import { sayDay } from '@xunhe/ui/dates';
import { ask } from '@xunhe/ui/session';
import { Answered } from '@xunhe/ui/states.tsx';
import { defineWords, useWords } from '@xunhe/ui/words';
import { Button } from 'antd';
import './problem-letters.css';
import { Section } from '../parts/screen.tsx';
import { useSurroundings } from '../parts/surroundings.ts';

const WORDS = defineWords({
  letters: ['公文', 'Letters'],
  none: ['尚无公文。交办、督办和单位办结时自动生成。', 'None yet. They are written when it is assigned, supervised, or handled by a department.'], // biome-ignore format: one line
  way: ['{from} 致 {to}', '{from} to {to}'],
  comma: ['、', ', '],
  by: ['经办 {name}', 'by {name}'],
  rule: ['按规则自动督办', 'ordered by the rule'],
  lead: ['主办', 'leads'],
  part: ['协办', 'takes part'],
  pdf: ['下载 PDF', 'PDF'],
  pdfOf: ['下载 {number}', 'Download {number}'],
});

export const LETTER_KIND_WORDS = defineWords({
  assignment: ['交办函', 'Assignment'],
  supervision: ['督办单', 'Supervision order'],
  reply: ['回复函', 'Reply'],
} satisfies Readonly<Record<LetterKind, readonly [string, string]>>);

export function ProblemLetters({ problem: { id, moves } }: { readonly problem: ProblemPage }) {
  const say = useWords(WORDS);
  const letters = useQuery({
    // With each move the letters are asked for anew, and the old ones stay until the new are there.
    queryKey: ['problem', id, 'letters', moves.length],
    queryFn: ({ signal }) => ask('letters', { params: { id }, signal }),
    placeholderData: keepPreviousData,
  });
  return (
    <Section title={say('letters')}>
      <Answered query={letters}>
        {({ rows }) =>
          rows.length === 0 ? (
            <p className="muted">{say('none')}</p>
          ) : (
            <ul className="letters">
              {rows.map((letter) => (
                <Letter key={letter.id} letter={letter} />
              ))}
            </ul>
          )
        }
      </Answered>
    </Section>
  );
}

function Letter({ letter }: { readonly letter: LetterBody }) {
  const say = useWords(WORDS);
  const sayKind = useWords(LETTER_KIND_WORDS);
  const { city } = useSurroundings();
  const { id, number, signature, addressees, leads, byName } = letter;
  return (
    <li>
      <div className="letter-text">
        <div className="letter-head">
          <span className="letter-kind">{sayKind(letter.kind)}</span>
          <strong>{number}</strong>
          {leads !== null && <span className="muted">{say(leads ? 'lead' : 'part')}</span>}
        </div>
        <div>{say('way', { from: signature, to: addressees.join(say('comma')) })}</div>
        <div className="muted">
          {sayDay(letter.day, city.today, say.language)} · {byName ? say('by', { name: byName }) : say('rule')}
        </div>
      </div>
      <Button
        size="small"
        icon={<DownloadOutlined />}
        href={LETTER_PATH.replace(':id', encodeURIComponent(id))}
        download
        aria-label={say('pdfOf', { number })}
      >
        {say('pdf')}
      </Button>
    </li>
  );
}
