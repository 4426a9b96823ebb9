// 发文代字: how each office and department stands in the numbers of its letters, and where the city sets its own.
import { EditOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import type { OfficeMark } from '@xunhe/contract/office-mark';
import { containsRegion, regionLevel } from '@xunhe/domain/place/region';
import { sayInstant } from '@xunhe/ui/dates';
import { ask } from '@xunhe/ui/session';
import { defineWords, useWords } from '@xunhe/ui/words';
import { Button } from 'antd';
import type { ColumnsType } from 'antd/es/table';
import { useMemo, useState } from 'react';
import { DataTable } from '../parts/data-table.tsx';
import { Chips, FindText, RegionChoice, useRegionNames } from '../parts/filters.tsx';
import { PAGE_ROWS } from '../parts/page-query.ts';
import { Screen } from '../parts/screen.tsx';
import { useRight, useSurroundings } from '../parts/surroundings.ts';
import { OfficeMarkForm } from './office-mark-form.tsx';

const WORDS = defineWords({
  title: ['发文代字', 'Marks of letters'],
  about: [
    '用于交办函、督办单、回复函的编号。修改只影响以后的公文，已发的编号不变。',
    'They stand in the numbers of letters. A change is for letters to come; those that were written keep their number.',
  ],
  onlyCity: ['发文代字由市级河长办设置，此处只读。', 'The office of the city sets the marks; you can read them.'],
  kind: ['类别', 'Kind'],
  all: ['全部', 'All'],
  office: ['河长办', 'Offices'],
  department: ['责任单位', 'Departments'],
  own: ['本市已设', 'Set by the city'],
  name: ['单位', 'Office'],
  region: ['区域', 'Region'],
  mark: ['代字', 'Mark'],
  example: ['编号示例', 'A number'],
  from: ['来源', 'From'],
  made: ['按名称自动生成', 'Made of the name'],
  setBy: ['{name} {when}', '{name}, {when}'],
  change: ['修改', 'Change'],
  changeOf: ['修改{name}的代字', 'Change the mark of {name}'],
  none: ['没有符合条件的单位。', 'No office matches.'],
});

type Kind = OfficeMark['kind'] | 'own';

export function OfficeMarksScreen() {
  const say = useWords(WORDS);
  const { me } = useSurroundings();
  const may = useRight('mark.manage');
  const maySet = may && regionLevel(me.region) === 'city';
  const [kind, setKind] = useState<Kind>();
  const [region, setRegion] = useState<string>();
  const [q, setQ] = useState<string>();
  const [page, setPage] = useState<number>();
  const [edited, setEdited] = useState<OfficeMark | null>(null);
  const marks = useQuery({
    queryKey: ['officeMarks'],
    queryFn: ({ signal }) => ask('officeMarks', { signal }),
    enabled: may,
  });
  const found = useMemo(
    () => marks.data?.rows.filter((row) => fits(row, { kind, region, q })) ?? [],
    [marks.data, kind, region, q],
  );
  const first = ((page ?? 1) - 1) * PAGE_ROWS;
  const set = (change: () => void) => {
    change();
    setPage(undefined);
  };
  return (
    <Screen
      right="mark.manage"
      title={say('title')}
      about={say('about')}
      filters={
        <>
          <Chips<Kind>
            label={say('kind')}
            value={kind}
            onChange={(to) => set(() => setKind(to))}
            chips={[
              { value: undefined, words: say('all') },
              ...(['office', 'department', 'own'] as const).map((value) => ({ value, words: say(value) })),
            ]}
          />
          <RegionChoice value={region} onChange={(to) => set(() => setRegion(to))} />
          <FindText value={q} onChange={(to) => set(() => setQ(to))} />
        </>
      }
    >
      {!maySet && <p className="muted">{say('onlyCity')}</p>}
      <DataTable
        label={say('title')}
        query={{
          ...marks,
          data: marks.data && { rows: found.slice(first, first + PAGE_ROWS), total: found.length },
        }}
        columns={useColumns(maySet ? setEdited : null)}
        rowKey={(row) => row.office}
        page={page}
        onPage={setPage}
        none={say('none')}
      />
      {edited && <OfficeMarkForm of={edited} onClose={() => setEdited(null)} />}
    </Screen>
  );
}

function fits(
  row: OfficeMark,
  asked: { readonly kind: Kind | undefined; readonly region: string | undefined; readonly q: string | undefined },
): boolean {
  const { kind, region, q } = asked;
  if (kind === 'own' ? row.changedAt === null : kind !== undefined && row.kind !== kind) return false;
  if (region !== undefined && !containsRegion(region, row.region)) return false;
  return q === undefined || row.name.includes(q) || row.mark.includes(q);
}

function useColumns(onEdit: ((row: OfficeMark) => void) | null): ColumnsType<OfficeMark> {
  const say = useWords(WORDS);
  const { city } = useSurroundings();
  const sayRegion = useRegionNames();
  return [
    {
      title: say('name'),
      width: 260,
      render: (_, { name }) => (
        <span className="clip" title={name}>
          {name}
        </span>
      ),
    },
    { title: say('region'), width: 140, render: (_, { region, regionName }) => sayRegion(region, regionName) },
    { title: say('mark'), width: 220, render: (_, { mark }) => <strong>{mark}</strong> },
    { title: say('example'), width: 260, dataIndex: 'example' },
    {
      title: say('from'),
      width: 200,
      render: (_, { changedAt, changedBy }) =>
        changedAt === null ? (
          <span className="muted">{say('made')}</span>
        ) : (
          say('setBy', { name: changedBy ?? '–', when: sayInstant(changedAt, city, say.language) })
        ),
    },
    ...(onEdit
      ? [
          {
            key: 'change',
            width: 90,
            render: (_: unknown, row: OfficeMark) => (
              <Button
                size="small"
                icon={<EditOutlined />}
                aria-label={say('changeOf', { name: row.name })}
                onClick={() => onEdit(row)}
              >
                {say('change')}
              </Button>
            ),
          },
        ]
      : []),
  ];
}
