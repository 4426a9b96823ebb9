// 消息推送: where what happens is sent to, and whether it comes through. Set up by the system administrator; the office reads.
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { WebhookBody } from '@xunhe/contract/webhook';
import { ask } from '@xunhe/ui/session';
import { useWords } from '@xunhe/ui/words';
import { Button } from 'antd';
import type { ColumnsType } from 'antd/es/table';
import { useState } from 'react';
import { DataTable } from '../parts/data-table.tsx';
import { useRegionNames } from '../parts/filters.tsx';
import { Screen } from '../parts/screen.tsx';
import { useRight, useSayAct } from '../parts/surroundings.ts';
import { WebhookActions } from './webhook-actions.tsx';
import { WebhookForm } from './webhook-form.tsx';
import { WebhookState } from './webhook-state.tsx';
import './webhooks.css';
import { NOTICE_WORDS, WEBHOOK_KIND_WORDS, WEBHOOK_STATE_WORDS, WEBHOOK_WORDS } from './words-webhooks.ts';

export function WebhooksScreen() {
  const say = useWords(WEBHOOK_WORDS);
  const may = useRight('webhook.read');
  const mayManage = useRight('webhook.manage');
  const [form, setForm] = useState<{ readonly hook: WebhookBody | null } | null>(null);
  const columns = useColumns((hook) => setForm({ hook }));
  const query = useQuery({
    queryKey: ['webhooks'],
    queryFn: async ({ signal }) => {
      const list = await ask('webhooks', { signal });
      return { ...list, total: list.rows.length };
    },
    enabled: may,
  });
  return (
    <Screen
      right="webhook.read"
      title={say('title')}
      about={say('about')}
      filters={
        mayManage && (
          <Button type="primary" size="small" disabled={!query.data} onClick={() => setForm({ hook: null })}>
            {say('make')}
          </Button>
        )
      }
    >
      {query.data?.hasLink === false && mayManage && <p className="muted">{say('noLink')}</p>}
      <DataTable
        label={say('title')}
        query={query}
        columns={columns}
        rowKey={(row) => row.id}
        none={
          <>
            {say('none')}
            {mayManage && <div className="muted">{say('noneHint')}</div>}
          </>
        }
      />
      {form && query.data && <WebhookForm hook={form.hook} list={query.data} onClose={() => setForm(null)} />}
    </Screen>
  );
}

function useColumns(onEdit: (hook: WebhookBody) => void): ColumnsType<WebhookBody> {
  const say = useWords(WEBHOOK_WORDS);
  const sayKind = useWords(WEBHOOK_KIND_WORDS);
  const sayNotice = useWords(NOTICE_WORDS);
  const sayRegion = useRegionNames();
  const mark = say.language === 'zh' ? '、' : ', ';
  return [
    {
      title: say('name'),
      width: 240,
      render: (_, row) => (
        <>
          <Link to="/webhooks/$id" params={{ id: row.id }} className="clip" title={row.name}>
            <strong>{row.name}</strong>
          </Link>
          <div className="muted small clip" title={row.host}>
            {sayKind(row.kind)} · {row.host}
          </div>
        </>
      ),
    },
    { title: say('state'), width: 260, render: (_, row) => <WebhookState hook={row} /> },
    { title: say('last'), width: 160, render: (_, row) => <Last hook={row} /> },
    {
      title: say('region'),
      width: 150,
      render: (_, row) => (
        <span className="clip" title={sayRegion(row.region, row.regionName)}>
          {sayRegion(row.region, row.regionName)}
        </span>
      ),
    },
    {
      title: say('events'),
      render: (_, row) => {
        const told = row.events.map((kind) => sayNotice.any(kind)).join(mark);
        return (
          <span className="lines-2" title={told}>
            {row.keyOnly && <span className="muted">{say('keyOnly')} · </span>}
            {told}
          </span>
        );
      },
    },
    {
      title: say('actions'),
      width: 120,
      align: 'right',
      render: (_, row) => <WebhookActions hook={row} onEdit={() => onEdit(row)} />,
    },
  ];
}

function Last({ hook: { last } }: { readonly hook: WebhookBody }) {
  const say = useWords(WEBHOOK_WORDS);
  const sayState = useWords(WEBHOOK_STATE_WORDS);
  const sayAt = useSayAct();
  if (!last) return <span className="muted">{say('noLast')}</span>;
  return (
    <>
      <span className={last.state === 'sent' ? 'done' : 'late'}>{sayState(last.state)}</span>
      <div className="muted small">{sayAt(last.at)}</div>
    </>
  );
}
