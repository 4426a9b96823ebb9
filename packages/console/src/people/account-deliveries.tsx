// What became of pushes and letters to the owner of an account; not what stood in them.
import { useQuery } from '@tanstack/react-query';
import type { AnswerOf } from '@xunhe/contract/client';
import { ask } from '@xunhe/ui/session';
import { defineWords, useWords } from '@xunhe/ui/words';
import { MAIL_STATE_WORDS } from '@xunhe/ui/words-mail';
import { Modal } from 'antd';
import type { ColumnsType } from 'antd/es/table';
import { DataTable } from '../parts/data-table.tsx';
import { useSayAct } from '../parts/surroundings.ts';

const WORDS = defineWords({
  title: ['{login}的提醒发送记录', 'What was sent to {login}'],
  at: ['时间', 'When'],
  channel: ['方式', 'By'],
  push: ['手机推送', 'Push'],
  mail: ['邮件', 'E-mail'],
  state: ['结果', 'Outcome'],
  attempts: ['次数', 'Tries'],
  answer: ['对方应答', 'Answer'],
  none: ['最近没有发送过推送或邮件。', 'No push and no letter was sent lately.'],
});

type Row = AnswerOf<'accountDeliveries'>['rows'][number];

export function AccountDeliveries({ login, onClose }: { readonly login: string; readonly onClose: () => void }) {
  const say = useWords(WORDS);
  const sayState = useWords(MAIL_STATE_WORDS);
  const sayAt = useSayAct();
  const query = useQuery({
    queryKey: ['accountDeliveries', login],
    queryFn: async ({ signal }) => {
      const { rows } = await ask('accountDeliveries', { params: { login }, signal });
      return { rows: rows.map((row, n) => ({ ...row, n })), total: rows.length };
    },
  });
  const columns: ColumnsType<Row & { readonly n: number }> = [
    { title: say('at'), width: 130, render: (_, row) => sayAt(row.at) },
    { title: say('channel'), width: 90, render: (_, row) => say(row.channel) },
    { title: say('state'), width: 170, render: (_, row) => sayState.any(row.state) },
    { title: say('attempts'), width: 60, align: 'right', render: (_, row) => row.attempts },
    { title: say('answer'), render: (_, row) => <span className="lines-2">{row.answer || '–'}</span> },
  ];
  return (
    <Modal open width={760} footer={null} title={say('title', { login })} onCancel={onClose}>
      <DataTable
        label={say('title', { login })}
        query={query}
        columns={columns}
        rowKey={(row) => String(row.n)}
        none={say('none')}
      />
    </Modal>
  );
}
