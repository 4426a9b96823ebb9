// One event of the record with everything that was written of it.
import type { AuditEventBody } from '@xunhe/contract/audit';
import { defineWords, useWords } from '@xunhe/ui/words';
import { Drawer } from 'antd';
import { Fact, Facts } from '../parts/facts.tsx';
import { useRegionNames } from '../parts/filters.tsx';
import { useSayAct } from '../parts/surroundings.ts';
import { sayEvent } from './event-words.ts';

const WORDS = defineWords({
  number: ['序号', 'Number'],
  at: ['时间', 'Time'],
  atUtc: ['存储时间（UTC）', 'Stored time (UTC)'],
  kind: ['事项代码', 'Kind'],
  key: ['对象', 'Key'],
  who: ['操作人', 'By'],
  whom: ['涉及人', 'Concerns'],
  where: ['区域', 'Where'],
  address: ['来源地址', 'Address'],
  id: ['记录编号', 'Id'],
  hash: ['校验值', 'Hash'],
  body: ['内容', 'Content'],
  service: ['系统', 'The service'],
  wholeCity: ['全市', 'Whole city'],
});

export function AuditEvent({
  event,
  onClose,
}: {
  readonly event: AuditEventBody | null;
  readonly onClose: () => void;
}) {
  const { language } = useWords(WORDS);
  return (
    <Drawer
      open={event !== null}
      onClose={onClose}
      title={event && sayEvent(event.kind, language)}
      size={Math.min(560, window.innerWidth)}
    >
      {event && <EventFacts event={event} />}
    </Drawer>
  );
}

function EventFacts({ event }: { readonly event: AuditEventBody }) {
  const say = useWords(WORDS);
  const sayAt = useSayAct();
  const sayRegion = useRegionNames();
  return (
    <>
      <Facts>
        <Fact term={say('number')}>{event.seq}</Fact>
        <Fact term={say('at')}>{sayAt(event.at)}</Fact>
        <Fact term={say('atUtc')}>{event.at}</Fact>
        <Fact term={say('kind')}>{event.kind}</Fact>
        <Fact term={say('key')}>{event.key}</Fact>
        <Fact term={say('who')}>{event.actor === null ? say('service') : sayPerson(event.actor, event.actorName)}</Fact>
        <Fact term={say('whom')}>{event.subject === null ? '–' : sayPerson(event.subject, event.subjectName)}</Fact>
        <Fact term={say('where')}>
          {event.region.length === 4
            ? say('wholeCity')
            : `${sayRegion(event.region, event.regionName ?? '')} ${event.region}`}
        </Fact>
        <Fact term={say('address')}>{event.address ?? '–'}</Fact>
        <Fact term={say('id')}>{event.id}</Fact>
        <Fact term={say('hash')}>
          <code>{event.hash}</code>
        </Fact>
      </Facts>
      <h3>{say('body')}</h3>
      <pre className="audit-body">{JSON.stringify(event.body, null, 2)}</pre>
    </>
  );
}

function sayPerson(id: string, name: string | null): string {
  return name === null ? id : `${name} (${id})`;
}
