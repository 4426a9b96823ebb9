// One refused record with everything that came, to be read, taken away and settled. Opening it is recorded: the content may tell where somebody was.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { RefusedPage, RefusedRow } from '@xunhe/contract/refused-record';
import { sayInstant } from '@xunhe/ui/dates';
import { saveFile } from '@xunhe/ui/save-file';
import { ask, refusalOf } from '@xunhe/ui/session';
import { Answered } from '@xunhe/ui/states.tsx';
import { defineWords, useWords } from '@xunhe/ui/words';
import { sayRefusal } from '@xunhe/ui/words-refusal';
import { Button, Drawer, Form, Input } from 'antd';
import { Fact, Facts } from '../parts/facts.tsx';
import './refused.css';
import { useSurroundings } from '../parts/surroundings.ts';
import { RECORD_KIND_WORDS } from './words-refused.ts';

const WORDS = defineWords({
  reason: ['原因', 'Reason'],
  detail: ['位置', 'Where'],
  who: ['上报人', 'Sent by'],
  region: ['区域', 'Region'],
  received: ['收到时间', 'Received'],
  id: ['记录编号', 'Number'],
  hash: ['校验值', 'SHA-256'],
  device: ['设备', 'Device'],
  size: ['大小', 'Size'],
  bytes: ['{n} 字节', '{n} byte{n:s}'],
  content: ['内容', 'Content'],
  cut: ['仅显示开头部分，请下载查看全部。', 'Only the beginning is shown. Download it to read all.'],
  download: ['下载全部内容', 'Download the whole content'],
  looked: ['查看他人记录会留痕。', 'Looking at another’s record is recorded.'],
  settled: ['已办结', 'Settled'],
  note: ['处理说明', 'What was done'],
  noteNeeded: ['请填写处理说明', 'Say what was done'],
  settle: ['办结', 'Settle'],
});

/** More is no use on a screen, and slows it. */
const MOST_SHOWN = 20_000;

export function RefusedFile({ row, onClose }: { readonly row: RefusedRow | null; readonly onClose: () => void }) {
  const sayKind = useWords(RECORD_KIND_WORDS);
  const query = useQuery({
    queryKey: ['refused', 'one', row?.id, row?.hash],
    queryFn: ({ signal }) => ask('refusedRecord', { params: { id: row!.id, hash: row!.hash }, signal }),
    enabled: row !== null,
    // Each look is recorded, so none is made that nobody asked for.
    ...{ staleTime: Number.POSITIVE_INFINITY, refetchOnWindowFocus: false },
  });
  return (
    <Drawer
      open={row !== null}
      onClose={onClose}
      title={row && sayKind.any(row.kind)}
      size={Math.min(640, window.innerWidth)}
    >
      {row && <Answered query={query}>{(page) => <RefusedWhole page={page} />}</Answered>}
    </Drawer>
  );
}

function RefusedWhole({ page }: { readonly page: RefusedPage }) {
  const say = useWords(WORDS);
  const { city } = useSurroundings();
  const shown = page.content.slice(0, MOST_SHOWN);
  return (
    <>
      <Facts>
        <Fact term={say('reason')}>{sayRefusal(page.refusal, say.language)}</Fact>
        {page.refusal.path && <Fact term={say('detail')}>{page.refusal.path}</Fact>}
        <Fact term={say('who')}>{page.personName ?? page.person}</Fact>
        <Fact term={say('region')}>{page.regionName}</Fact>
        <Fact term={say('received')}>{sayInstant(page.receivedAt, city, say.language)}</Fact>
        <Fact term={say('id')}>{page.id}</Fact>
        <Fact term={say('hash')}>
          <span className="refused-hash">{page.hash}</span>
        </Fact>
        <Fact term={say('device')}>{page.device ?? '–'}</Fact>
        <Fact term={say('size')}>{say('bytes', { n: page.bytes })}</Fact>
      </Facts>
      <Settlement page={page} />
      <h3 className="refused-head">{say('content')}</h3>
      <p className="muted">{say('looked')}</p>
      <Button size="small" onClick={() => saveFile(`${page.kind}-${page.id}.json`, page.content, 'application/json')}>
        {say('download')}
      </Button>
      <pre className="refused-content">{shown}</pre>
      {shown.length < page.content.length && <p className="muted">{say('cut')}</p>}
    </>
  );
}

function Settlement({ page }: { readonly page: RefusedPage }) {
  const say = useWords(WORDS);
  const { city } = useSurroundings();
  const queries = useQueryClient();
  const settle = useMutation({
    mutationFn: (note: string) =>
      ask('settleRefused', { params: { id: page.id, hash: page.hash }, body: { note: note.trim() } }),
    onSuccess: (settled) => {
      queries.setQueryData(['refused', 'one', page.id, page.hash], settled);
      return queries.invalidateQueries({ queryKey: ['refused'], predicate: ({ queryKey }) => queryKey[1] !== 'one' });
    },
  });
  if (page.settledAt !== null)
    return (
      <p className="done">
        {say('settled')} {sayInstant(page.settledAt, city, say.language)} · {page.settledByName} · {page.note}
      </p>
    );
  return (
    <Form<{ note: string }>
      className="refused-settle"
      layout="vertical"
      requiredMark={false}
      onFinish={({ note }) => settle.mutate(note)}
    >
      <Form.Item
        name="note"
        label={say('note')}
        rules={[{ required: true, whitespace: true, message: say('noteNeeded') }]}
      >
        <Input.TextArea rows={2} maxLength={2000} />
      </Form.Item>
      {settle.error && (
        <p role="alert" className="refused">
          {sayRefusal(refusalOf(settle.error), say.language)}
        </p>
      )}
      <Button type="primary" htmlType="submit" loading={settle.isPending}>
        {say('settle')}
      </Button>
    </Form>
  );
}
