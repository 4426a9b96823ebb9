// The days on which an assistant stands in for a chief: given by the chief himself or by the office, ended before their time, and kept.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { SortOf } from '@xunhe/contract/list-sort';
import type { DelegationBody, PersonRowBody } from '@xunhe/contract/post';
import { sayDay } from '@xunhe/ui/dates';
import { ask, refusalOf } from '@xunhe/ui/session';
import { Answered } from '@xunhe/ui/states.tsx';
import { defineWords, useWords } from '@xunhe/ui/words';
import { sayRefusal } from '@xunhe/ui/words-refusal';
import { DELEGATION_STATE_WORDS } from '@xunhe/ui/words-shared';
import { Button, Form, Input, Popconfirm, Select, Table } from 'antd';
import { ScrollX, Section } from '../parts/screen.tsx';
import { useRight, useSurroundings } from '../parts/surroundings.ts';
import { useHeadSort } from '../parts/use-head-sort.ts';

const WORDS = defineWords({
  title: ['委托代巡', 'Stand-ins'],
  chief: ['河长', 'Chief'],
  assistant: ['助理', 'Assistant'],
  days: ['日期', 'Days'],
  state: ['状态', 'State'],
  none: ['没有委托记录。', 'Nobody has stood in yet.'],
  end: ['提前结束', 'End now'],
  endSure: ['今天之后不再代巡。确定结束？', 'From tomorrow the assistant no longer stands in. End it?'],
  give: ['委托', 'Give'],
  hint: [
    '这些日期内，助理的巡河计入该河长；记录上保留两人姓名。',
    'On these days the assistant’s patrols count for the chief; both names stay on each record.',
  ],
  needed: ['请选择', 'Choose one'],
  from: ['自', 'From'],
  to: ['至', 'To'],
});

export function Delegations({ person, canGive }: { readonly person: PersonRowBody; readonly canGive: boolean }) {
  const say = useWords(WORDS);
  const sayState = useWords(DELEGATION_STATE_WORDS);
  const mayGive = useRight('delegation.give');
  const { city } = useSurroundings();
  const queries = useQueryClient();
  const { sorting, head, table } = useHeadSort<SortOf<'delegations'>>();
  const query = useQuery({
    queryKey: ['delegations', person.id, sorting],
    queryFn: ({ signal }) => ask('delegations', { query: { person: person.id, limit: 100, ...sorting }, signal }),
    placeholderData: (before) => before,
  });
  const end = useMutation({
    mutationFn: (id: string) => ask('endDelegation', { body: { id } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['delegations'] }),
  });
  return (
    <Section title={say('title')}>
      {mayGive && canGive && person.level !== 'assistant' && <GiveForm chief={person.id} />}
      {end.error && (
        <p role="alert" className="refused">
          {sayRefusal(refusalOf(end.error), say.language)}
        </p>
      )}
      <Answered query={query}>
        {({ rows }) => (
          <ScrollX label={say('title')}>
            <Table<DelegationBody>
              size="small"
              {...table}
              rowKey={(row) => row.id}
              dataSource={rows}
              pagination={false}
              style={{ minWidth: 560 }}
              locale={{ emptyText: say('none') }}
              columns={[
                { ...head('chiefName'), title: say('chief'), render: (_, row) => row.chiefName },
                { ...head('assistantName'), title: say('assistant'), render: (_, row) => row.assistantName },
                {
                  ...head('from'),
                  title: say('days'),
                  width: 220,
                  render: (_, row) =>
                    `${sayDay(row.from, city.today, say.language)} – ${sayDay(row.to, city.today, say.language)}`,
                },
                { title: say('state'), width: 110, render: (_, row) => sayState(row.state) },
                {
                  width: 120,
                  render: (_, row) =>
                    mayGive &&
                    (row.state === 'running' || row.state === 'coming') && (
                      <Popconfirm title={say('endSure')} onConfirm={() => end.mutate(row.id)}>
                        <Button size="small" loading={end.isPending && end.variables === row.id}>
                          {say('end')}
                        </Button>
                      </Popconfirm>
                    ),
                },
              ]}
            />
          </ScrollX>
        )}
      </Answered>
    </Section>
  );
}

interface Typed {
  readonly assistant: string;
  readonly from: string;
  readonly to: string;
}

function GiveForm({ chief }: { readonly chief: string }) {
  const say = useWords(WORDS);
  const { city } = useSurroundings();
  const queries = useQueryClient();
  const [form] = Form.useForm<Typed>();
  const standIns = useQuery({ queryKey: ['stand-ins'], queryFn: ({ signal }) => ask('standIns', { signal }) });
  const give = useMutation({
    mutationFn: (typed: Typed) => ask('giveDelegation', { body: { chief, ...typed } }),
    onSuccess: () => {
      form.resetFields();
      return queries.invalidateQueries({ queryKey: ['delegations'] });
    },
  });
  const needed = [{ required: true, message: say('needed') }];
  return (
    <Form<Typed> form={form} layout="inline" requiredMark={false} onFinish={(typed) => give.mutate(typed)}>
      <p className="muted form-hint">{say('hint')}</p>
      <Form.Item name="assistant" label={say('assistant')} rules={needed}>
        <Select
          style={{ minWidth: 220 }}
          showSearch={{ optionFilterProp: 'label' }}
          loading={standIns.isFetching}
          options={(standIns.data?.rows ?? []).map((row) => ({
            value: row.person,
            label: `${row.name} · ${row.regionName}`,
          }))}
        />
      </Form.Item>
      <Form.Item name="from" label={say('from')} rules={needed} initialValue={city.today}>
        <Input type="date" min={city.today} />
      </Form.Item>
      <Form.Item name="to" label={say('to')} rules={needed} initialValue={city.today}>
        <Input type="date" min={city.today} />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={give.isPending}>
        {say('give')}
      </Button>
      {give.error && (
        <p role="alert" className="refused form-hint">
          {sayRefusal(refusalOf(give.error), say.language)}
        </p>
      )}
    </Form>
  );
}
