// The days on which a chief is away, as the office sees and enters them.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { AbsenceBody } from '@xunhe/contract/absence';
import type { SortOf } from '@xunhe/contract/list-sort';
import type { PersonRowBody } from '@xunhe/contract/post';
import { ABSENCE_KINDS, type AbsenceKind } from '@xunhe/domain/duty/absence';
import { sayDay } from '@xunhe/ui/dates';
import { ask, refusalOf } from '@xunhe/ui/session';
import { Answered } from '@xunhe/ui/states.tsx';
import { useWords } from '@xunhe/ui/words';
import { ABSENCE_KIND_WORDS, ABSENCE_STATE_WORDS, ABSENCE_WORDS } from '@xunhe/ui/words-absence';
import { sayRefusal } from '@xunhe/ui/words-refusal';
import { Button, Form, Input, Popconfirm, Select, Table } from 'antd';
import { ScrollX, Section } from '../parts/screen.tsx';
import { useRight, useSurroundings } from '../parts/surroundings.ts';
import { useHeadSort } from '../parts/use-head-sort.ts';

interface Told {
  readonly kind: AbsenceKind;
  readonly from: string;
  readonly to: string;
}

export function Absences({ person }: { readonly person: PersonRowBody }) {
  const say = useWords(ABSENCE_WORDS);
  const sayKind = useWords(ABSENCE_KIND_WORDS);
  const sayState = useWords(ABSENCE_STATE_WORDS);
  const mayTell = useRight('delegation.give');
  const { city } = useSurroundings();
  const queries = useQueryClient();
  const onSuccess = () =>
    Promise.all(['absences', 'duties', 'workload'].map((key) => queries.invalidateQueries({ queryKey: [key] })));
  const { sorting, head, table } = useHeadSort<SortOf<'absences'>>();
  const query = useQuery({
    queryKey: ['absences', person.id, sorting],
    queryFn: ({ signal }) => ask('absences', { query: { person: person.id, limit: 100, ...sorting }, signal }),
    placeholderData: (before) => before,
  });
  const tell = useMutation({
    mutationFn: (told: Told) => ask('tellAbsence', { body: { ...told, person: person.id } }),
    onSuccess,
  });
  const takeBack = useMutation({
    mutationFn: (id: string) => ask('takeBackAbsence', { body: { id } }),
    onSuccess,
  });
  const error = tell.error ?? takeBack.error;
  return (
    <Section title={say('title')}>
      <p className="muted small">{say('hint')}</p>
      {mayTell && <TellForm busy={tell.isPending} onTell={(told) => tell.mutate(told)} />}
      <div role="status">
        {error && <p className="refused">{sayRefusal(refusalOf(error), say.language)}</p>}
        {!error && tell.data && (
          <p className="muted">{say('told', { moved: tell.data.moved, excused: tell.data.excused })}</p>
        )}
      </div>
      <Answered query={query}>
        {({ rows }) => (
          <ScrollX label={say('title')}>
            <Table<AbsenceBody>
              size="small"
              {...table}
              rowKey={(row) => row.id}
              dataSource={rows}
              pagination={false}
              style={{ minWidth: 520 }}
              locale={{ emptyText: say('none') }}
              columns={[
                {
                  ...head('from'),
                  title: say('days'),
                  render: (_, { from, to }) =>
                    `${sayDay(from, city.today, say.language)} – ${sayDay(to, city.today, say.language)}`,
                },
                { ...head('kind'), title: say('kind'), render: (_, { kind }) => sayKind(kind) },
                { title: say('changed'), align: 'right', render: (_, { duties }) => duties },
                { title: say('state'), render: (_, { state }) => sayState(state) },
                {
                  render: (_, { id, state }) =>
                    mayTell &&
                    (state === 'coming' || state === 'running') && (
                      <Popconfirm title={say('sure')} onConfirm={() => takeBack.mutate(id)}>
                        <Button size="small">{say('takeBack')}</Button>
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

function TellForm({ busy, onTell }: { readonly busy: boolean; readonly onTell: (told: Told) => void }) {
  const say = useWords(ABSENCE_WORDS);
  const sayKind = useWords(ABSENCE_KIND_WORDS);
  const { city } = useSurroundings();
  return (
    <Form<Told>
      layout="inline"
      size="small"
      initialValues={{ kind: 'leave', from: city.today, to: city.today }}
      onFinish={onTell}
    >
      <Form.Item name="kind" label={say('kind')}>
        <Select style={{ width: 110 }} options={ABSENCE_KINDS.map((kind) => ({ value: kind, label: sayKind(kind) }))} />
      </Form.Item>
      <Form.Item name="from" label={say('from')}>
        <Input type="date" required />
      </Form.Item>
      <Form.Item name="to" label={say('to')}>
        <Input type="date" required />
      </Form.Item>
      <Button htmlType="submit" loading={busy}>
        {say('tell')}
      </Button>
    </Form>
  );
}
