// The words of the registers: kinds, fields, what was done to a record, and what stands on it.
import type { RegisterKind } from '@xunhe/domain/place/register-form';
import type { RegisterDeed } from '@xunhe/domain/place/register-record';
import { defineWords } from '@xunhe/ui/words';

type Words<K extends string> = Readonly<Record<K, readonly [string, string]>>;

export const REGISTER_KIND_WORDS = defineWords({
  station: ['监测点', 'Stations'],
  source: ['污染源和排口', 'Sources and outfalls'],
  department: ['责任单位', 'Departments'],
  region: ['行政区域', 'Regions'],
  water: ['水体', 'Waters'],
  reach: ['河段', 'Reaches'],
} satisfies Words<RegisterKind>);

export const REGISTER_FIELD_WORDS = defineWords({
  id: ['编号', 'Code'],
  code: ['区划代码', 'Code of the region'],
  name: ['名称', 'Name'],
  nameEn: ['英文名称', 'English name'],
  kind: ['类别', 'Kind'],
  reach: ['所在河段', 'Reach'],
  region: ['区域', 'Region'],
  waterBody: ['所属水体', 'Water'],
  downstream: ['下游河段', 'Flows into'],
  lon: ['经度（WGS 84）', 'Longitude (WGS 84)'],
  lat: ['纬度（WGS 84）', 'Latitude (WGS 84)'],
  loadKgd: ['负荷（kg/d）', 'Load (kg/d)'],
  status: ['状况', 'State'],
  basin: ['流域', 'Basin'],
  bank: ['岸别', 'Bank'],
  lengthM: ['长度（m）', 'Length (m)'],
  widthM: ['宽度（m）', 'Width (m)'],
  targetClass: ['目标类别（1–5）', 'Target class (1–5)'],
  geometry: ['图形', 'Shape'],
  retiredOn: ['停用日期', 'Retired on'],
});

export const DEPARTMENT_KIND_WORDS = defineWords({
  water: ['水务', 'Water'],
  environment: ['生态环境', 'Environment'],
  urban: ['城市管理', 'Urban management'],
  agriculture: ['农业农村', 'Agriculture'],
  office: ['河长办', 'Office of river chiefs'],
});

export const REGISTER_DEED_WORDS = defineWords({
  create: ['新建', 'Made'],
  edit: ['修改', 'Changed'],
  retire: ['停用', 'Retired'],
  undo: ['撤销', 'Taken back'],
  split: ['拆分', 'Split'],
  join: ['合并', 'Joined'],
} satisfies Words<RegisterDeed>);

export const REGISTER_USE_WORDS = defineWords({
  account: ['在用账号 {n} 个', '{n} open account{n:s}'],
  problem: ['未办结问题 {n} 件', '{n} open problem{n:s}'],
  region: ['下级区域 {n} 个', '{n} region{n:s} below'],
  reach: ['河段 {n} 个', '{n} reach{n:es}'],
  department: ['责任单位 {n} 个', '{n} department{n:s}'],
  station: ['监测点 {n} 个', '{n} station{n:s}'],
  source: ['污染源和排口 {n} 个', '{n} source{n:s}'],
  inflow: ['上游河段 {n} 个', '{n} reach{n:es} flowing in'],
  post: ['在任河长 {n} 人', '{n} chief{n:s} in post'],
  duty: ['巡河任务 {n} 项', '{n} patrol task{n:s}'],
  patrol: ['巡河记录 {n} 条', '{n} patrol{n:s}'],
  assessment: ['风险评估 {n} 次', '{n} assessment{n:s}'],
});

export const REGISTER_WORDS = defineWords({
  title: ['台账维护', 'Registers'],
  about: ['修改留痕，可撤销；停用不删除', 'every change is kept and can be taken back; nothing is deleted'],
  kindOf: ['台账', 'Register'],
  all: ['全部', 'All'],
  sort: ['类别', 'Kind'],
  retired: ['已停用', 'Retired'],
  inForce: ['在用', 'In force'],
  state: ['状态', 'State'],
  make: ['新建', 'New'],
  makeOf: ['新建：{kind}', 'New: {kind}'],
  open: ['打开 {name}', 'Open {name}'],
  none: ['没有符合条件的记录。', 'No record matches.'],
  noMatch: ['没有找到，请换个名称或编号。', 'Nothing found: try another name or code.'],
  save: ['保存', 'Save'],
  cancel: ['取消', 'Cancel'],
  reason: ['修改原因', 'Why'],
  reasonMay: ['修改原因（可不填）', 'Why (optional)'],
  saved: ['已保存，第 {n} 版。', 'Saved as version {n}.'],
  retire: ['停用', 'Retire'],
  retireOn: ['停用日期', 'Out of force from'],
  retireWhy: ['停用原因', 'Why it is retired'],
  retireHint: [
    '停用后不再出现在列表、地图和任务中，历史记录保留，可撤销。',
    'It leaves lists, map and duties. Its history stays, and this can be taken back.',
  ],
  undo: ['撤销上次修改', 'Take the last change back'],
  undoWhole: ['撤销整批 {n} 条', 'Take all {n} back'],
  undone: ['已撤销，第 {n} 版。', 'Taken back, version {n}.'],
  history: ['修改记录', 'Changes'],
  never: ['尚无修改，内容来自导入。', 'No office has changed it; it is as it was imported.'],
  version: ['第 {n} 版', 'Version {n}'],
  takesBack: ['撤销第 {n} 版', 'takes version {n} back'],
  together: ['同批 {n} 条', 'one of {n} at once'],
  empty: ['（空）', '(empty)'],
  drawn: ['{n} 个点', '{n} points'],
  file: ['一河一档', 'File of the reach'],
  edit: ['台账维护', 'Edit registers'],
  movedBy: [
    '{by}已在 {when} 修改（{fields}），请查看后再改。',
    '{by} changed it at {when} ({fields}). Look at it, then change it again.',
  ],
  reload: ['查看最新内容', 'Show it as it is now'],
  usedBy: ['仍有{uses}，不能停用。', 'It cannot be retired: {uses} still stand on it.'],
  joinOther: ['两段的“{field}”不同，不能合并。', '{field} of both differs; they cannot be joined.'],
  joinInflow: [
    '两段之间还有 {n} 个河段汇入（{ids}），不能合并。',
    '{n} reach{n:es} flow in between ({ids}); these two cannot be joined.',
  ],
  onRecord: ['{record}：{why}', '{record}: {why}'],
  cityKeeps: ['水体由市级河长办维护，此处只读。', 'Waters are kept by the office of the city; you can read them.'],
  townReads: [
    '台账由市级和区级河长办维护，此处只读。',
    'Registers are kept by the offices of city and districts; you can read them.',
  ],
  bulk: ['批量修改', 'Many at once'],
  choose: ['选择 {name}', 'Choose {name}'],
  chooseAll: ['选择本页全部', 'Choose all on this page'],
  chosen: ['已选 {n} 条', '{n} chosen'],
  bulkField: ['要修改的项', 'Field'],
  bulkValue: ['改为', 'becomes'],
  bulkDone: ['已修改 {n} 条。', '{n} changed.'],
  drop: ['取消选择', 'Drop the choice'],
});
