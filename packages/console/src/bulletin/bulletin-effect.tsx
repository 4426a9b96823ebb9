// What a bulletin does to warnings: which level by the rules, in which draft it counts, and how the warnings in force stand. The same on the page of
// one and beside the form of a new one.
import { useQuery } from '@tanstack/react-query';
import type { BulletinContent, BulletinEffect } from '@xunhe/contract/bulletin';
import { addMonths } from '@xunhe/domain/ground/month';
import { sayMonth } from '@xunhe/ui/dates';
import { LevelMark } from '@xunhe/ui/level-mark.tsx';
import { ask } from '@xunhe/ui/session';
import { Answered } from '@xunhe/ui/states.tsx';
import { useWords } from '@xunhe/ui/words';
import type { ReactNode } from 'react';
import { ReachLink } from '../parts/reach-link.tsx';
import { ScrollX, Section } from '../parts/screen.tsx';
import { BULLETIN_WORDS } from './words-bulletins.ts';

/** Of what is written in a form; asked again with every change that matters. */
export function EffectPreview({ written }: { readonly written: BulletinContent }) {
  const say = useWords(BULLETIN_WORDS);
  const { reaches, issuer, kind, verified, knownDay } = written;
  const asked = { reaches: reaches.join(','), issuer, kind, verified, knownDay };
  const isReady = reaches.length > 0 && knownDay !== '';
  const query = useQuery({
    queryKey: ['bulletinEffect', asked],
    queryFn: ({ signal }) => ask('bulletinEffect', { query: asked, signal }),
    placeholderData: (before) => before,
    enabled: isReady,
  });
  return (
    <Section title={say('effect')}>
      {isReady ? (
        <Answered query={query}>{(effect) => <EffectTold effect={effect} />}</Answered>
      ) : (
        <p className="muted">{say('whichReach')}</p>
      )}
    </Section>
  );
}

interface EffectProps {
  readonly effect: BulletinEffect;
  /** What may be done with the warning of a reach. */
  readonly action?: (row: BulletinEffect['reaches'][number]) => ReactNode;
}

export function EffectTold({ effect, action }: EffectProps) {
  const say = useWords(BULLETIN_WORDS);
  const { level, month, counted, policy, inForce, reaches } = effect;
  if (level === null) return <p>{say('raisesNothing', { policy })}</p>;
  return (
    <>
      <p className="bulletin-effect">
        {say('raises', { policy })} <LevelMark level={level} />
      </p>
      <p>
        {month !== null
          ? say('countsIn', {
              month: sayMonth(month, say.language),
              inForce: sayMonth(addMonths(month, 1), say.language),
            })
          : say(counted ? 'counted' : 'tooLate')}
      </p>
      <ScrollX label={say('now')}>
        <table>
          <thead>
            <tr>
              <th scope="col">{say('reach')}</th>
              <th scope="col">
                {say('now')} <span className="muted">{sayMonth(addMonths(inForce, 1), say.language)}</span>
              </th>
              {action && (
                <th scope="col">
                  <span className="sr-only">{say('raise')}</span>
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {reaches.map((row) => (
              <tr key={row.reach}>
                <td>
                  <ReachLink id={row.reach} name={row.name} nameEn={row.nameEn} />
                </td>
                <td>
                  {row.level === null ? (
                    <span className="muted">{say('noWarning')}</span>
                  ) : (
                    <LevelMark level={row.level} />
                  )}
                </td>
                {action && <td className="bulletin-act">{action(row)}</td>}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollX>
    </>
  );
}
