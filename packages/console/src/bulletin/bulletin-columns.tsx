// The columns of the list of bulletins, and what a file of it holds.
import { Link } from '@tanstack/react-router';
import type { BulletinBody } from '@xunhe/contract/bulletin';
import { sayDay } from '@xunhe/ui/dates';
import { LevelMark } from '@xunhe/ui/level-mark.tsx';
import { pickName, useWords } from '@xunhe/ui/words';
import { LEVEL_WORDS } from '@xunhe/ui/words-shared';
import { Fragment } from 'react';
import { type ListColumn, plain } from '../parts/list-column.ts';
import { ReachLink } from '../parts/reach-link.tsx';
import { useSurroundings } from '../parts/surroundings.ts';
import { BULLETIN_KIND_WORDS, BULLETIN_WORDS, ISSUER_WORDS } from './words-bulletins.ts';

/** Names in the list before the rest is counted. */
const NAMED = 2;

export function useBulletinColumns(): ListColumn<BulletinBody>[] {
  const say = useWords(BULLETIN_WORDS);
  const sayKind = useWords(BULLETIN_KIND_WORDS);
  const sayIssuer = useWords(ISSUER_WORDS);
  const sayLevel = useWords(LEVEL_WORDS);
  const { city } = useSurroundings();
  const between = say.language === 'zh' ? '、' : ', ';
  const names = ({ reaches }: BulletinBody) =>
    reaches.map(({ name, nameEn }) => pickName(say.language, name, nameEn)).join(between);
  return [
    {
      key: 'seen',
      title: say('seenDay'),
      width: 150,
      stays: true,
      cell: (row) => row.seenDay,
      render: (_, row) => (
        <Link to="/bulletins/$id" params={{ id: row.id }}>
          {sayDay(row.seenDay, city.today, say.language)}
        </Link>
      ),
    },
    {
      key: 'known',
      title: say('knownDay'),
      width: 150,
      cell: (row) => row.knownDay,
      render: (_, row) => sayDay(row.knownDay, city.today, say.language),
    },
    plain({ key: 'kind', title: say('kind'), width: 100 }, (row) => sayKind(row.kind)),
    {
      key: 'issuer',
      title: say('issuer'),
      width: 110,
      cell: (row) => sayIssuer(row.issuer),
      render: (_, row) => (
        <>
          {sayIssuer(row.issuer)}
          {!row.verified && <span className="muted"> {say('unverified')}</span>}
        </>
      ),
    },
    {
      key: 'reaches',
      title: say('reaches'),
      width: 230,
      cell: names,
      render: (_, row) => <ShortReaches row={row} between={between} />,
    },
    {
      key: 'text',
      title: say('text'),
      cell: (row) => row.text,
      render: (_, row) => <span className="bulletin-line">{row.text}</span>,
    },
    {
      key: 'level',
      title: say('level'),
      width: 110,
      cell: (row) => (row.level === null || row.withdrawn !== null ? say('noLevel') : sayLevel(row.level)),
      render: (_, row) =>
        row.level === null || row.withdrawn !== null ? (
          <span className="muted">{say('noLevel')}</span>
        ) : (
          <LevelMark level={row.level} />
        ),
    },
    plain({ key: 'state', title: say('show'), width: 90 }, (row) =>
      say(row.withdrawn === null ? 'standing' : 'withdrawn'),
    ),
    { key: 'verified', title: say('verified'), fileOnly: true, cell: (row) => say(row.verified ? 'yes' : 'no') },
    { key: 'link', title: say('linkShort'), fileOnly: true, cell: (row) => row.link },
    {
      key: 'origin',
      title: say('origin'),
      fileOnly: true,
      cell: (row) => say(row.imported ? 'imported' : 'byOffice'),
    },
    { key: 'code', title: say('code'), fileOnly: true, cell: (row) => row.id },
  ];
}

function ShortReaches({ row, between }: { readonly row: BulletinBody; readonly between: string }) {
  const rest = row.reaches.length - NAMED;
  return (
    <>
      {row.reaches.slice(0, NAMED).map(({ reach, name, nameEn }, i) => (
        <Fragment key={reach}>
          {i > 0 && between}
          <ReachLink id={reach} name={name} nameEn={nameEn} />
        </Fragment>
      ))}
      {rest > 0 && <span className="muted"> +{rest}</span>}
    </>
  );
}
