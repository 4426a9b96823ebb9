// Other systems that bring data: who is late by its own beat, and what of it was refused or waits. Each leads to its batches.
import { Link } from '@tanstack/react-router';
import type { DataHealthBody } from '@xunhe/contract/board';
import type { SenderState } from '@xunhe/domain/observation/sender-beat';
import { sayInstant } from '@xunhe/ui/dates';
import { sayMinutes, sayNumber, sayShare } from '@xunhe/ui/figures';
import { defineWords, useWords } from '@xunhe/ui/words';
import { ScrollX, Section } from '../parts/screen.tsx';
import { useRight, useSurroundings } from '../parts/surroundings.ts';

const WORDS = defineWords({
  title: ['外部系统（近 30 天）', 'Other systems (30 days)'],
  sender: ['来源', 'From'],
  state: ['状态', 'State'],
  every: ['通常间隔', 'As a rule every'],
  last: ['最近送达', 'The last'],
  stored: ['存入', 'Stored'],
  refused: ['未收', 'Refused'],
  waiting: ['待核读数', 'Held'],
});

const STATE_WORDS = defineWords({
  silent: ['中断', 'Silent'],
  late: ['迟到', 'Late'],
  unknown: ['频次未知', 'No beat yet'],
  steady: ['正常', 'On time'],
});

const MINUTE_MS = 60_000;

export function SenderHealth({ senders }: { readonly senders: DataHealthBody['senders'] }) {
  const say = useWords(WORDS);
  const sayState = useWords(STATE_WORDS);
  const mayLook = useRight('reading.read');
  const { city } = useSurroundings();
  if (senders.length === 0) return null;
  const isLate = (state: SenderState) => state === 'silent' || state === 'late';
  return (
    <Section title={say('title')}>
      <ScrollX label={say('title')}>
        <table className="sender-table">
          <thead>
            <tr>
              <th scope="col">{say('sender')}</th>
              <th scope="col">{say('state')}</th>
              <th scope="col">{say('every')}</th>
              <th scope="col">{say('last')}</th>
              <th scope="col" className="number">
                {say('stored')}
              </th>
              <th scope="col" className="number">
                {say('refused')}
              </th>
              <th scope="col" className="number">
                {say('waiting')}
              </th>
            </tr>
          </thead>
          <tbody>
            {senders.map(({ source, name, state, everyMs, lastAt, stored, repeated, refused, waiting }) => (
              <tr key={source}>
                <th scope="row">
                  {mayLook ? (
                    <Link to="/deliveries" search={{ source }}>
                      {name ?? source}
                    </Link>
                  ) : (
                    (name ?? source)
                  )}
                </th>
                <td className={isLate(state) ? 'late' : ''}>{sayState(state)}</td>
                <td>{everyMs === null ? '–' : sayMinutes(Math.round(everyMs / MINUTE_MS), say.language)}</td>
                <td>{sayInstant(lastAt, city, say.language)}</td>
                <td className="number">{sayNumber(stored)}</td>
                <td className="number">
                  {sayNumber(refused)}
                  {refused > 0 && ` (${sayShare(refused / (stored + repeated + refused))})`}
                </td>
                <td className="number">{sayNumber(waiting)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollX>
    </Section>
  );
}
