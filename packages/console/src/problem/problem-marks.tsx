// What is out of the ordinary with a problem besides that it is a key one: supervised, deferred, told to a higher office, returned, opened again.
import type { ProblemPage } from '@xunhe/contract/problem';
import { sayDate, sayInstant } from '@xunhe/ui/dates';
import { defineWords, useWords } from '@xunhe/ui/words';
import { useSurroundings } from '../parts/surroundings.ts';

const WORDS = defineWords({
  marks: ['标记', 'Marks'],
  supervised: ['{level}督办，自{at}', 'Supervised by the {level}, since {at}'],
  asked: ['申请挂账至{day}', 'Deferral to {day} asked for'],
  deferred: ['挂账至{day}', 'Deferred to {day}'],
  escalated: ['逾期已报{level}', 'Told to the {level} as late'],
  returned: ['退回 {n} 次', 'Returned {n} time{n:s}'],
  reopened: ['重新受理 {n} 次', 'Reopened {n} time{n:s}'],
  town: ['镇级', 'town'],
  district: ['区级', 'district'],
  city: ['市级', 'city'],
});

export function ProblemMarks({ problem }: { readonly problem: ProblemPage }) {
  const say = useWords(WORDS);
  const { city } = useSurroundings();
  const day = (at: string) => sayDate(at, say.language, at.slice(0, 4) !== city.today.slice(0, 4));
  const { supervised, deferAskedUntil, deferredUntil, escalated, returns, reopened } = problem;
  const marks = [
    supervised &&
      say('supervised', { level: say.any(supervised.by), at: sayInstant(supervised.at, city, say.language) }),
    deferAskedUntil && say('asked', { day: day(deferAskedUntil) }),
    deferredUntil && say('deferred', { day: day(deferredUntil) }),
    escalated && say('escalated', { level: say.any(escalated) }),
    returns > 0 && say('returned', { n: returns }),
    reopened > 0 && say('reopened', { n: reopened }),
  ].filter((mark) => typeof mark === 'string');
  if (marks.length === 0) return null;
  return (
    <ul className="problem-marks" aria-label={say('marks')}>
      {marks.map((mark) => (
        <li key={mark} className="tag">
          {mark}
        </li>
      ))}
    </ul>
  );
}
