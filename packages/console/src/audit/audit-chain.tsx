// The chain of the whole city: checked on request, and taken away as a file against which it can be checked again later.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { AuditVerdictBody } from '@xunhe/contract/audit';
import { ask, refusalOf } from '@xunhe/ui/session';
import { defineWords, useWords } from '@xunhe/ui/words';
import { sayRefusal } from '@xunhe/ui/words-refusal';
import { Button } from 'antd';
import './audit.css';
import { useSayAct, useSurroundings } from '../parts/surroundings.ts';
import { sayEvent } from './event-words.ts';

const WORDS = defineWords({
  verify: ['校验链条', 'Check the chain'],
  exportAll: ['导出全部记录', 'Export the record'],
  why: [
    '导出的文件请另行保管，日后可与本库比对。',
    'Keep the file elsewhere: the store can be checked against it later.',
  ],
  wholeCity: [
    '校验和导出针对全市记录，需要市级审计账号。',
    'The record is checked and exported whole; that needs an audit account of the city.',
  ],
  good: [
    '{n} 条记录逐条相符，链条完整。末条校验值 {hash}',
    '{n} event{n:s} checked: every link holds. Last hash {hash}',
  ],
  empty: ['尚无记录。', 'Nothing is recorded yet.'],
  broken: ['链条在第 {seq} 条断裂：{fault}。', 'The chain is broken at number {seq}: {fault}.'],
  itself: ['该条：{what}，{at}。', 'That event: {what}, {at}.'],
  beside: ['相邻的第 {seq} 条：{what}，{at}。', 'Beside it number {seq}: {what}, {at}.'],
  next: ['请保留数据库现状并与导出的记录比对。', 'Keep the database as it is and compare it with exported records.'],
});

const FAULT_WORDS = defineWords({
  changed: ['内容与记录时不符', 'the row is not what was recorded'],
  missing: ['记录缺失', 'the row is gone, later ones are there'],
  inserted: ['多出未经记录的内容', 'a row that was never recorded stands there'],
  cut: ['末尾的记录缺失', 'the last rows are gone'],
  head: ['链尾标记被移除或改动', 'the head of the chain was removed or changed'],
  anchor: ['与导出的记录不符', 'it is not what was exported'],
});

export function AuditChain() {
  const say = useWords(WORDS);
  const { me } = useSurroundings();
  const queries = useQueryClient();
  const refresh = () => queries.invalidateQueries({ queryKey: ['audit'] });
  const verify = useMutation({ mutationFn: () => ask('auditVerify', { body: {} }), onSettled: refresh });
  if (!me.region.endsWith('00000000')) return <p className="muted audit-note">{say('wholeCity')}</p>;
  return (
    <div className="audit-chain">
      <Button size="small" loading={verify.isPending} onClick={() => verify.mutate()}>
        {say('verify')}
      </Button>
      {/* The server writes the event before the first line, so a moment later it stands in the list. */}
      <Button size="small" href="/api/audit/export" download onClick={() => setTimeout(refresh, 1500)}>
        {say('exportAll')}
      </Button>
      <div role="status" className="audit-verdict">
        {verify.error ? (
          <span className="late">{sayRefusal(refusalOf(verify.error), say.language)}</span>
        ) : verify.data ? (
          <Verdict verdict={verify.data} />
        ) : (
          <span className="muted">{say('why')}</span>
        )}
      </div>
    </div>
  );
}

function Verdict({ verdict }: { readonly verdict: AuditVerdictBody }) {
  const say = useWords(WORDS);
  const sayFault = useWords(FAULT_WORDS);
  const sayAt = useSayAct();
  const { checked, broken, head } = verdict;
  if (!broken && !head) return <span className="muted">{say('empty')}</span>;
  if (!broken) return <span className="done">{say('good', { n: checked, hash: head?.hash.slice(0, 16) ?? '' })}</span>;
  const { seq, fault, event } = broken;
  const told = event && { seq: event.seq, what: sayEvent(event.kind, say.language), at: sayAt(event.at) };
  return (
    <span className="late">
      {say('broken', { seq, fault: sayFault(fault) })} {told && say(told.seq === seq ? 'itself' : 'beside', told)}{' '}
      {say('next')}
    </span>
  );
}
