// 公示牌: a sign for every water with its QR code, which leads citizens to the water's public page. Printed on A4, six to a sheet.
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { SignboardBody } from '@xunhe/contract/citizen';
import type { SortOf } from '@xunhe/contract/list-sort';
import { ask } from '@xunhe/ui/session';
import { Answered, EmptyState } from '@xunhe/ui/states.tsx';
import { defineWords, pickName, useWords } from '@xunhe/ui/words';
import { WATER_KIND_WORDS } from '@xunhe/ui/words-shared';
import { Button, Input, Pagination, Select } from 'antd';
import { useState } from 'react';
import { FindText, RegionChoice } from '../parts/filters.tsx';
import { sortQuery } from '../parts/list-sort.ts';
import { QrCode } from '../parts/qr-code.tsx';
import { Screen } from '../parts/screen.tsx';
import type { SignboardSearch } from './reach-address.ts';
import './signboards.css';
import { useRight, useSurroundings } from '../parts/surroundings.ts';

const WORDS = defineWords({
  title: ['公示牌二维码', 'QR codes of the signboards'],
  about: [
    '市民扫码看水质和河长、反映问题、查进展，不用登录。',
    'Citizens see the water and its chiefs, report, and follow a report, without an account.',
  ],
  host: ['公众访问地址', 'Public address'],
  hostHint: [
    '市民的手机能打开的地址。内网地址扫码后打不开。',
    'One that phones of citizens can open; an address of the inner network cannot be.',
  ],
  badHost: ['应以 http:// 或 https:// 开头', 'It begins with http:// or https://'],
  print: ['打印本页', 'Print this page'],
  none: ['没有符合条件的河湖。', 'No water matches.'],
  scan: ['扫码看河 · 反映问题', 'Scan to see and report'],
  code: ['{water}公开页的二维码', 'QR code of the page of {water}'],
  reaches: ['{kind} · {count} 个河段', '{kind} · {count} reach{count:es}'],
  total: ['共 {n} 处', '{n} in all'],
  order: ['排列', 'Order'],
  id: ['按编号', 'By code'],
  name: ['按名称', 'By name'],
  kind: ['按类别', 'By kind'],
  most: ['河段多的在前', 'Most reaches first'],
});

const PAGE = 60;
const route = getRouteApi('/signboards');

export function Signboards() {
  const say = useWords(WORDS);
  const may = useRight('place.read');
  const { region, q, page, sort, order } = route.useSearch();
  const navigate = route.useNavigate();
  const [host, setHost] = useState(location.origin);
  const set = (change: { [K in keyof SignboardSearch]?: SignboardSearch[K] | undefined }) =>
    void navigate({ search: (before) => ({ ...before, page: undefined, ...change }) as never });
  const query = useQuery({
    queryKey: ['signboards', region, q, page, sort, order],
    queryFn: ({ signal }) =>
      ask('signboards', {
        query: {
          ...{ limit: PAGE, offset: ((page ?? 1) - 1) * PAGE, ...(region && { region }), ...(q && { q }) },
          ...sortQuery({ sort, order }),
        },
        signal,
      }),
    enabled: may,
    placeholderData: (before) => before,
  });
  const isHost = /^https?:\/\/[^/\s]+/.test(host.trim());
  return (
    <Screen
      right="place.read"
      title={say('title')}
      about={say('about')}
      filters={
        <>
          <RegionChoice value={region} onChange={(to) => set({ region: to })} />
          <FindText value={q} onChange={(to) => set({ q: to })} />
          <Select
            size="small"
            aria-label={say('order')}
            popupMatchSelectWidth={false}
            value={sort ?? 'id'}
            onChange={(to: SortOf<'signboards'>) => set({ sort: to, order: to === 'reaches' ? 'down' : undefined })}
            options={[
              { value: 'id', label: say('id') },
              { value: 'name', label: say('name') },
              { value: 'kind', label: say('kind') },
              { value: 'reaches', label: say('most') },
            ]}
          />
          <span className="signboard-host">
            <label htmlFor="signboard-host">{say('host')}</label>
            <Input
              id="signboard-host"
              value={host}
              status={isHost ? '' : 'error'}
              onChange={({ target }) => setHost(target.value)}
              aria-describedby="signboard-host-hint"
            />
          </span>
          <Button type="primary" disabled={!isHost || !query.data?.rows.length} onClick={() => window.print()}>
            {say('print')}
          </Button>
          <span className="muted" id="signboard-host-hint">
            {say(isHost ? 'hostHint' : 'badHost')}
          </span>
        </>
      }
    >
      <Answered query={query}>
        {({ rows, total }) =>
          rows.length === 0 ? (
            <EmptyState>{say('none')}</EmptyState>
          ) : (
            <>
              <ul className="signboards">
                {rows.map((row) => (
                  <Sign key={row.id} row={row} host={host.trim().replace(/\/+$/, '')} />
                ))}
              </ul>
              <Pagination
                className="signboard-pages"
                size="small"
                current={page ?? 1}
                pageSize={PAGE}
                total={total}
                showSizeChanger={false}
                showTotal={(n) => say('total', { n })}
                onChange={(to) => set({ page: to > 1 ? to : undefined })}
              />
            </>
          )
        }
      </Answered>
    </Screen>
  );
}

function Sign({ row, host }: { readonly row: SignboardBody; readonly host: string }) {
  const say = useWords(WORDS);
  const sayKind = useWords(WATER_KIND_WORDS);
  const { city } = useSurroundings();
  const name = pickName(say.language, row.name, row.nameEn);
  const address = host + row.path;
  return (
    <li className="sign">
      <p className="muted">{city && pickName(say.language, city.name, city.nameEn)}</p>
      <h2>{name}</h2>
      <p className="muted">{say('reaches', { kind: sayKind(row.kind), count: row.reaches })}</p>
      <QrCode text={address} label={say('code', { water: name })} />
      <p>
        <strong>{say('scan')}</strong>
      </p>
      <p className="sign-address">
        <a href={row.path} target="_blank" rel="noreferrer">
          {address}
        </a>
      </p>
    </li>
  );
}
