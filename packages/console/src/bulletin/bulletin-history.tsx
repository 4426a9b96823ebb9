// What was done with a bulletin, line by line: who, for which office, when, why, and what a correction changed.
import type { BulletinBody, BulletinContent, BulletinLine } from '@xunhe/contract/bulletin';
import { addMonths } from '@xunhe/domain/ground/month';
import { sayDate, sayMonth } from '@xunhe/ui/dates';
import { pickName, useWords } from '@xunhe/ui/words';
import { LEVEL_WORDS } from '@xunhe/ui/words-shared';
import { useRegionNames } from '../parts/filters.tsx';
import { Section } from '../parts/screen.tsx';
import { useSayAct } from '../parts/surroundings.ts';
import { BULLETIN_DEED_WORDS, BULLETIN_KIND_WORDS, BULLETIN_WORDS, ISSUER_WORDS } from './words-bulletins.ts';

interface HistoryProps {
  readonly lines: readonly BulletinLine[];
  readonly bulletin: BulletinBody;
}

export function BulletinHistory({ lines, bulletin }: HistoryProps) {
  const say = useWords(BULLETIN_WORDS);
  const sayDeed = useWords(BULLETIN_DEED_WORDS);
  const sayLevel = useWords(LEVEL_WORDS);
  const sayOffice = useRegionNames();
  const sayAct = useSayAct();
  return (
    <Section title={say('history')}>
      {lines.length === 0 ? (
        <p className="muted">{say('noHistory')}</p>
      ) : (
        <ol className="bulletin-list">
          {lines.map((line) => (
            <li key={line.version}>
              <strong>{sayDeed(line.deed)}</strong>{' '}
              <span className="muted">
                {say('line', {
                  by: line.byName ?? '–',
                  office: line.officeName ? sayOffice(line.office, line.officeName) : line.office,
                  at: sayAct(line.at),
                })}
              </span>
              {line.reason !== '' && <p className="wrap">{line.reason}</p>}
              {line.before && line.after && <Changes before={line.before} after={line.after} bulletin={bulletin} />}
              {line.raise && (
                <p>
                  {say('raised', {
                    month: sayMonth(addMonths(line.raise.month, 1), say.language),
                    from: sayLevel(line.raise.from),
                    to: sayLevel(line.raise.to),
                  })}
                </p>
              )}
            </li>
          ))}
        </ol>
      )}
    </Section>
  );
}

interface ChangesProps {
  readonly before: BulletinContent;
  readonly after: BulletinContent;
  readonly bulletin: BulletinBody;
}

function Changes({ before, after, bulletin }: ChangesProps) {
  const say = useWords(BULLETIN_WORDS);
  const sayKind = useWords(BULLETIN_KIND_WORDS);
  const sayIssuer = useWords(ISSUER_WORDS);
  const names = new Map(bulletin.reaches.map((one) => [one.reach, pickName(say.language, one.name, one.nameEn)]));
  const told: readonly (readonly [string, (content: BulletinContent) => string])[] = [
    [
      say('reaches'),
      ({ reaches }) => reaches.map((id) => names.get(id) ?? id).join(say.language === 'zh' ? '、' : ', '),
    ],
    [say('kind'), ({ kind }) => sayKind(kind)],
    [say('issuer'), ({ issuer }) => sayIssuer(issuer)],
    [say('seenDay'), ({ seenDay }) => sayDate(seenDay, say.language, true)],
    [say('knownDay'), ({ knownDay }) => sayDate(knownDay, say.language, true)],
    [say('verified'), ({ verified }) => say(verified ? 'yes' : 'no')],
    [say('text'), ({ text }) => text],
    [say('linkShort'), ({ link }) => link ?? '–'],
  ];
  return (
    <ul className="bulletin-changes">
      {told
        .filter(([, tell]) => tell(before) !== tell(after))
        .map(([field, tell]) => (
          <li key={field}>{say('became', { field, before: tell(before), after: tell(after) })}</li>
        ))}
    </ul>
  );
}
