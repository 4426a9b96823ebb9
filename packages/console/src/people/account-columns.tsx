// The columns of the accounts.
import type { AccountRowBody } from '@xunhe/contract/account';
import { useWords } from '@xunhe/ui/words';
import { POST_WORDS, ROLE_WORDS } from '@xunhe/ui/words-shared';
import { fileInstant } from '../parts/file-instant.ts';
import { useRegionNames } from '../parts/filters.tsx';
import { type ListColumn, plain } from '../parts/list-column.ts';
import { useSayAct, useSurroundings } from '../parts/surroundings.ts';
import { AccountActions } from './account-actions.tsx';
import type { Given } from './account-secret.tsx';
import { ACCOUNT_STATE_WORDS, ACCOUNTS_WORDS } from './words-accounts.ts';

export function useAccountColumns(onGiven: (given: Given) => void): ListColumn<AccountRowBody>[] {
  const say = useWords(ACCOUNTS_WORDS);
  const sayRegion = useRegionNames();
  const sayAt = useSayAct();
  const roleOf = useRoleWords();
  const sayState = useWords(ACCOUNT_STATE_WORDS);
  const { city } = useSurroundings();
  const factorOf = ({ hasSecondFactor }: AccountRowBody) => say(hasSecondFactor ? 'hasFactor' : 'noFactor');
  return [
    {
      ...{ key: 'login', sort: 'login', title: say('login'), width: 180, stays: true as const },
      render: (_, row) => (
        <strong className="clip" title={row.login}>
          {row.login}
        </strong>
      ),
      cell: (row) => row.login,
    },
    {
      ...{ key: 'name', sort: 'name', title: say('name'), width: 140 },
      render: (_, row) => (
        <span className="clip" title={row.name}>
          {row.name}
        </span>
      ),
      cell: (row) => row.name,
    },
    plain({ key: 'role', sort: 'role', title: say('role'), width: 150 }, roleOf),
    {
      ...{ key: 'region', sort: 'region', title: say('region'), width: 150 },
      render: (_, row) => (
        <span className="clip" title={sayRegion(row.region, row.regionName)}>
          {sayRegion(row.region, row.regionName)}
        </span>
      ),
      cell: (row) => sayRegion(row.region, row.regionName),
    },
    {
      ...{ key: 'state', title: say('state'), width: 190 },
      render: (_, row) => <State row={row} />,
      cell: (row) => sayState(row.state),
    },
    {
      ...{ key: 'factor', title: say('factor'), width: 110 },
      render: (_, row) =>
        row.role === 'service' ? '–' : <span className={row.hasSecondFactor ? 'done' : 'muted'}>{factorOf(row)}</span>,
      cell: (row) => (row.role === 'service' ? null : factorOf(row)),
    },
    plain(
      { key: 'sessions', sort: 'sessions', title: say('sessions'), width: 110, align: 'right' },
      (row) => row.sessions,
    ),
    {
      ...{ key: 'seen', sort: 'seenAt', title: say('seen'), width: 140 },
      render: (_, row) => (row.seenAt === null ? '–' : sayAt(row.seenAt)),
      cell: (row) => row.seenAt && fileInstant(row.seenAt, city.timezone),
    },
    {
      ...{ key: 'actions', title: say('actions'), width: 110, align: 'right' as const, fixed: 'right' as const },
      screenOnly: true as const,
      render: (_, row) => <AccountActions row={row} onGiven={onGiven} />,
      cell: () => null,
    },
  ];
}

/** The post of a chief says more than that he is one. */
function useRoleWords() {
  const sayRole = useWords(ROLE_WORDS);
  const sayPost = useWords(POST_WORDS);
  return (row: AccountRowBody) => (row.role === 'chief' && row.level ? sayPost.any(row.level) : sayRole.any(row.role));
}

const MARKS: Readonly<Record<AccountRowBody['state'], string>> = { open: '●', closed: '○', locked: '▲', disabled: '■' };

function State({ row }: { readonly row: AccountRowBody }) {
  const say = useWords(ACCOUNTS_WORDS);
  const sayState = useWords(ACCOUNT_STATE_WORDS);
  return (
    <>
      <span className={`account-state account-${row.state}`}>
        <span aria-hidden>{MARKS[row.state]}</span> {sayState(row.state)}
      </span>
      {row.state === 'open' && row.mustChange && <span className="muted small"> {say('mustChange')}</span>}
    </>
  );
}
