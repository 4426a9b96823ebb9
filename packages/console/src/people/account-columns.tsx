// The columns of the accounts.
import type { AccountRowBody } from '@xunhe/contract/account';
import { useWords } from '@xunhe/ui/words';
import { POST_WORDS, ROLE_WORDS } from '@xunhe/ui/words-shared';
import type { ColumnsType } from 'antd/es/table';
import { useRegionNames } from '../parts/filters.tsx';
import { useSayAct } from '../parts/surroundings.ts';
import { AccountActions } from './account-actions.tsx';
import type { Given } from './account-secret.tsx';
import { ACCOUNT_STATE_WORDS, ACCOUNTS_WORDS } from './words-accounts.ts';

export function useAccountColumns(onGiven: (given: Given) => void): ColumnsType<AccountRowBody> {
  const say = useWords(ACCOUNTS_WORDS);
  const sayRegion = useRegionNames();
  const sayAt = useSayAct();
  return [
    {
      title: say('login'),
      width: 180,
      render: (_, row) => (
        <strong className="clip" title={row.login}>
          {row.login}
        </strong>
      ),
    },
    {
      title: say('name'),
      width: 140,
      render: (_, row) => (
        <span className="clip" title={row.name}>
          {row.name}
        </span>
      ),
    },
    { title: say('role'), width: 150, render: (_, row) => <Role row={row} /> },
    {
      title: say('region'),
      width: 150,
      render: (_, row) => (
        <span className="clip" title={sayRegion(row.region, row.regionName)}>
          {sayRegion(row.region, row.regionName)}
        </span>
      ),
    },
    { title: say('state'), width: 190, render: (_, row) => <State row={row} /> },
    {
      title: say('factor'),
      width: 110,
      render: (_, row) =>
        row.role === 'service' ? (
          '–'
        ) : (
          <span className={row.hasSecondFactor ? 'done' : 'muted'}>
            {say(row.hasSecondFactor ? 'hasFactor' : 'noFactor')}
          </span>
        ),
    },
    { title: say('sessions'), width: 90, align: 'right', render: (_, row) => row.sessions },
    { title: say('seen'), width: 140, render: (_, row) => (row.seenAt === null ? '–' : sayAt(row.seenAt)) },
    {
      title: say('actions'),
      width: 110,
      align: 'right',
      fixed: 'right',
      render: (_, row) => <AccountActions row={row} onGiven={onGiven} />,
    },
  ];
}

function Role({ row }: { readonly row: AccountRowBody }) {
  const sayRole = useWords(ROLE_WORDS);
  const sayPost = useWords(POST_WORDS);
  // The post of a chief says more than that he is one.
  return row.role === 'chief' && row.level ? sayPost.any(row.level) : sayRole.any(row.role);
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
