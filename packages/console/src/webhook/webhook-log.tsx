// 发送记录: what became of the messages of one webhook, the newest first.
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { WEBHOOK_STATES, type WebhookDeliveryBody } from '@xunhe/contract/webhook';
import { ask } from '@xunhe/ui/session';
import { useWords } from '@xunhe/ui/words';
import { Select } from 'antd';
import { ListTable } from '../parts/data-table.tsx';
import { fileInstant } from '../parts/file-instant.ts';
import { Chips } from '../parts/filters.tsx';
import { type ListColumn, plain } from '../parts/list-column.ts';
import { sortQuery } from '../parts/list-sort.ts';
import { pageQuery } from '../parts/page-query.ts';
import type { ReadPage } from '../parts/read-whole-list.ts';
import { Screen } from '../parts/screen.tsx';
import { useRight, useSayAct, useSurroundings } from '../parts/surroundings.ts';
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
  const search = route.useSearch();
  const { state, kind, page, sort, order } = search;
  const navigate = route.useNavigate();
  const columns = useColumns();
  const set = (change: { [K in keyof WebhookLogSearch]?: WebhookLogSearch[K] | undefined }) =>
    void navigate({ search: (before) => ({ ...before, page: undefined, ...change }) as never });
  const list = useQuery({
    queryKey: ['webhooks', 'list'],
    queryFn: ({ signal }) => ask('webhooks', { signal }),
    enabled: may,
  });
  const readPage: ReadPage<WebhookDeliveryBody> = (of, signal) =>
    ask('webhookDeliveries', {
      params: { id },
      query: { ...of, ...(state && { state }), ...(kind && { kind }), ...sortQuery({ sort, order }) },
      signal,
    });
  const query = useQuery({
    queryKey: ['webhooks', id, state, kind, page, sort, order],
    queryFn: ({ signal }) => readPage(pageQuery(page), signal),
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
      <ListTable
        label={say('log')}
        tools={{ list: 'webhook-log', readPage }}
        sorting={{ now: search, onSort: set }}
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

function useColumns(): ListColumn<WebhookDeliveryBody>[] {
  const say = useWords(WEBHOOK_WORDS);
  const sayNotice = useWords(NOTICE_WORDS);
  const sayState = useWords(WEBHOOK_STATE_WORDS);
  const sayAt = useSayAct();
  const { city } = useSurroundings();
  const inFile = (instant: string) => fileInstant(instant, city.timezone);
  return [
    {
      ...{ key: 'at', title: say('at'), width: 130, stays: true, sort: 'at' },
      render: (_, row) => sayAt(row.at),
      cell: (row) => inFile(row.at),
    },
    plain({ key: 'kind', title: say('events'), width: 150, sort: 'kind' }, (row) => sayNotice.any(row.kind)),
    {
      ...{ key: 'message', title: say('message') },
      render: (_, row) => <span className="lines-2">{row.title}</span>,
      cell: (row) => row.title,
    },
    {
      ...{ key: 'state', title: say('result'), width: 170, sort: 'state' },
      render: (_, row) => <Outcome row={row} />,
      cell: (row) => sayState(row.state),
    },
    plain(
      { key: 'attempts', title: say('attempts'), width: 90, align: 'right', sort: 'attempts' },
      (row) => row.attempts,
    ),
    {
      ...{ key: 'sentAt', title: say('sentAt'), width: 130, sort: 'sentAt' },
      render: (_, row) => (row.sentAt === null ? '–' : sayAt(row.sentAt)),
      cell: (row) => row.sentAt && inFile(row.sentAt),
    },
    {
      ...{ key: 'answer', title: say('answer'), width: 260 },
      render: (_, row) => (
        <code className="lines-2 webhook-answer" title={row.answer}>
          {tellAnswer(row) || '–'}
        </code>
      ),
      cell: (row) => tellAnswer(row),
    },
  ];
}

function tellAnswer({ status, answer }: WebhookDeliveryBody): string {
  return [status, answer].filter((part) => part !== null && part !== '').join(' ');
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
