// 账号: who may sign in, in which role, and in which state the account is. For the security administrator.
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { AccountRowBody } from '@xunhe/contract/account';
import { ROLES } from '@xunhe/domain/people/role';
import { ask } from '@xunhe/ui/session';
import { useWords } from '@xunhe/ui/words';
import { ROLE_WORDS } from '@xunhe/ui/words-shared';
import { Button, Select } from 'antd';
import { useState } from 'react';
import { useAccountColumns } from './account-columns.tsx';
import { AccountSecret, type Given } from './account-secret.tsx';
import './accounts.css';
import { ListTable } from '../parts/data-table.tsx';
import { Chips, FindText, RegionChoice } from '../parts/filters.tsx';
import { sortQuery } from '../parts/list-sort.ts';
import { pageQuery } from '../parts/page-query.ts';
import type { ReadPage } from '../parts/read-whole-list.ts';
import { Screen } from '../parts/screen.tsx';
import { useRight } from '../parts/surroundings.ts';
import { OpenAccount } from './open-account.tsx';
import { ACCOUNT_STATES, type AccountSearch } from './people-address.ts';
import { ACCOUNT_STATE_WORDS, ACCOUNTS_WORDS } from './words-accounts.ts';

const route = getRouteApi('/accounts');

export function AccountsScreen() {
  const say = useWords(ACCOUNTS_WORDS);
  const sayState = useWords(ACCOUNT_STATE_WORDS);
  const may = useRight('account.manage');
  const { q, role, region, state, sort, order, page } = route.useSearch();
  const navigate = route.useNavigate();
  const [opening, setOpening] = useState(false);
  const [given, setGiven] = useState<Given | null>(null);
  const columns = useAccountColumns(setGiven);
  const set = (change: { [K in keyof AccountSearch]?: AccountSearch[K] | undefined }) =>
    void navigate({ search: (before) => ({ ...before, page: undefined, ...change }) as never });
  const readPage: ReadPage<AccountRowBody> = (of, signal) =>
    ask('accounts', {
      query: {
        ...of,
        ...sortQuery({ sort, order }),
        ...(q && { q }),
        ...(role && { role }),
        ...(region && { region }),
        ...(state && { state }),
      },
      signal,
    });
  const query = useQuery({
    queryKey: ['accounts', q, role, region, state, sort, order, page],
    queryFn: ({ signal }) => readPage(pageQuery(page), signal),
    placeholderData: (before) => before,
    enabled: may,
  });
  return (
    <Screen
      right="account.manage"
      title={say('title')}
      about={say('about')}
      filters={
        <>
          <FindText value={q} onChange={(to) => set({ q: to })} label={say('find')} />
          <RoleChoice value={role} onChange={(to) => set({ role: to })} />
          <RegionChoice value={region} onChange={(to) => set({ region: to })} />
          <Chips<(typeof ACCOUNT_STATES)[number]>
            label={say('state')}
            value={state}
            onChange={(to) => set({ state: to })}
            chips={[
              { value: undefined, words: say('all') },
              ...ACCOUNT_STATES.map((value) => ({ value, words: sayState(value) })),
            ]}
          />
          <Button type="primary" size="small" className="accounts-open" onClick={() => setOpening(true)}>
            {say('open')}
          </Button>
        </>
      }
    >
      <ListTable
        tools={{ list: 'accounts', readPage }}
        sorting={{ now: { sort, order }, onSort: set }}
        label={say('title')}
        query={query}
        columns={columns}
        rowKey={(row) => row.login}
        page={page}
        onPage={(to) => set({ page: to })}
        none={say('none')}
      />
      {opening && (
        <OpenAccount
          onClose={() => setOpening(false)}
          onOpened={(opened) => {
            setOpening(false);
            setGiven(opened);
          }}
        />
      )}
      {given && <AccountSecret given={given} onClose={() => setGiven(null)} />}
    </Screen>
  );
}

interface RoleChoiceProps {
  readonly value: AccountSearch['role'];
  readonly onChange: (role: AccountSearch['role'] | undefined) => void;
}

function RoleChoice({ value, onChange }: RoleChoiceProps) {
  const say = useWords(ACCOUNTS_WORDS);
  const sayRole = useWords(ROLE_WORDS);
  return (
    <Select
      size="small"
      className="filter-region"
      aria-label={say('allRoles')}
      placeholder={say('allRoles')}
      allowClear
      popupMatchSelectWidth={false}
      value={value ?? null}
      onChange={(role: AccountSearch['role'] | null) => onChange(role ?? undefined)}
      options={ROLES.map((role) => ({ value: role, label: sayRole(role) }))}
    />
  );
}
