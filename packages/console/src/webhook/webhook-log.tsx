// 发送记录: what became of the messages of one webhook, the newest first.
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { WEBHOOK_STATES, type WebhookDeliveryBody } from '@xunhe/contract/webhook';
import { ask } from '@xunhe/ui/session';
import { useWords } from '@xunhe/ui/words';
import { Select } from 'antd';
import type { ColumnsType } from 'antd/es/table';
import { DataTable } from '../parts/data-table.tsx';
import { Chips } from '../parts/filters.tsx';
import { pageQuery } from '../parts/page-query.ts';
import { Screen } from '../parts/screen.tsx';
import { useRight, useSayAct } from '../parts/surroundings.ts';
import { MESSAGE_KINDS, type WebhookLogSearch } from './webhook-address.ts';
import { WebhookState } from './webhook-state.tsx';
import './webhooks.css';
import { NOTICE_WORDS, WEBHOOK_STATE_WORDS, WEBHOOK_WORDS } from './words-webhooks.ts';

/** So many characters of an answer stand in its column. */
const WHOLE_ANSWER = 48;

const route = getRouteApi('/webhooks/$id');

export function WebhookLog() {
  const say = useWords(WEBHOOK_WORDS);
  const sayState = useWords(WEBHOOK_STATE_WORDS);
  const sayNotice = useWords(NOTICE_WORDS);
  const may = useRight('webhook.read');
  const { id } = route.useParams();
  const { state, kind, page } = route.useSearch();
  const navigate = route.useNavigate();
  const columns = useColumns();
  const set = (change: { [K in keyof WebhookLogSearch]?: WebhookLogSearch[K] | undefined }) =>
    void navigate({ search: (before) => ({ ...before, page: undefined, ...change }) as never });
  const list = useQuery({
    queryKey: ['webhooks', 'list'],
    queryFn: ({ signal }) => ask('webhooks', { signal }),
    enabled: may,
  });
  const query = useQuery({
    queryKey: ['webhooks', id, state, kind, page],
    queryFn: ({ signal }) =>
      ask('webhookDeliveries', {
        params: { id },
        query: { ...pageQuery(page), ...(state && { state }), ...(kind && { kind }) },
        signal,
      }),
    placeholderData: (before) => before,
    enabled: may,
  });
  const hook = list.data?.rows.find((row) => row.id === id);
  return (
    <Screen
      right="webhook.read"
      title={hook ? hook.name : say('log')}
      about={hook ? <WebhookState hook={hook} /> : list.data && say('lost')}
      filters={
        <>
          <Link to="/webhooks">{say('back')}</Link>
          <Chips<(typeof WEBHOOK_STATES)[number]>
            label={say('result')}
            value={state}
            onChange={(to) => set({ state: to })}
            chips={[
              { value: undefined, words: say('allStates') },
              ...WEBHOOK_STATES.map((value) => ({ value, words: sayState(value) })),
            ]}
          />
          <Select
            size="small"
            className="filter-region"
            aria-label={say('allEvents')}
            placeholder={say('allEvents')}
            allowClear
            popupMatchSelectWidth={false}
            value={kind ?? null}
            onChange={(to: WebhookLogSearch['kind'] | null) => set({ kind: to ?? undefined })}
            options={MESSAGE_KINDS.map((value) => ({ value, label: sayNotice(value) }))}
          />
        </>
      }
    >
      <DataTable
        label={say('log')}
        query={query}
        columns={columns}
        rowKey={(row) => row.id}
        page={page}
        onPage={(to) => set({ page: to })}
        none={say('noMessages')}
        expandable={{
          rowExpandable: ({ answer }) => answer.length > WHOLE_ANSWER,
          expandedRowRender: ({ answer }) => <code className="webhook-answer">{answer}</code>,
        }}
      />
    </Screen>
  );
}

function useColumns(): ColumnsType<WebhookDeliveryBody> {
  const say = useWords(WEBHOOK_WORDS);
  const sayNotice = useWords(NOTICE_WORDS);
  const sayAt = useSayAct();
  return [
    { title: say('at'), width: 130, render: (_, row) => sayAt(row.at) },
    { title: say('events'), width: 140, render: (_, row) => sayNotice.any(row.kind) },
    { title: say('message'), render: (_, row) => <span className="lines-2">{row.title}</span> },
    { title: say('result'), width: 170, render: (_, row) => <Outcome row={row} /> },
    { title: say('attempts'), width: 70, align: 'right', render: (_, row) => row.attempts },
    { title: say('sentAt'), width: 130, render: (_, row) => (row.sentAt === null ? '–' : sayAt(row.sentAt)) },
    {
      title: say('answer'),
      width: 260,
      render: (_, row) => (
        <code className="lines-2 webhook-answer" title={row.answer}>
          {[row.status, row.answer].filter((part) => part !== null && part !== '').join(' ') || '–'}
        </code>
      ),
    },
  ];
}

const TONES: Readonly<Record<WebhookDeliveryBody['state'], string>> = {
  ...{ sent: 'done', waiting: 'muted', sending: 'muted' },
  ...{ refused: 'late', expired: 'late', blocked: 'late', unknown: 'late' },
};

function Outcome({ row }: { readonly row: WebhookDeliveryBody }) {
  const say = useWords(WEBHOOK_WORDS);
  const sayState = useWords(WEBHOOK_STATE_WORDS);
  const sayAt = useSayAct();
  const isAgain = row.state === 'waiting' && row.attempts > 0;
  return (
    <>
      <span className={TONES[row.state]}>{sayState(row.state)}</span>
      {isAgain && <div className="muted small">{say('again', { at: sayAt(row.dueAt) })}</div>}
    </>
  );
}
