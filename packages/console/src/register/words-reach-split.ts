// The words of splitting a reach and of joining two.
import { defineWords } from '@xunhe/ui/words';

export const REACH_SPLIT_WORDS = defineWords({
  split: ['拆分河段', 'Split the reach'],
  splitHint: [
    '在图上点击拆分处，或填写距起点的公里数。监测点、污染源和未办结问题按位置归入两段，河长同时负责两段；本月任务不变，评估、巡河和预警记录留在原编号。可整体撤销。',
    'Click where it is to be split, or write the kilometres from its upper end. Stations, sources and open problems go to the part at which they lie, and its chiefs are chiefs of both. Duties of this month stay as they are; assessments, patrols and warnings stay with the old code. All of it can be taken back.',
  ],
  splitUnit: [
    '此河段没有图形，按登记长度拆分，站点和污染源都留在原编号。',
    'This reach has no shape: it is split by its listed length, and what stands on it stays with the old code.',
  ],
  map: ['选择拆分处的地图', 'Map to choose where to split'],
  zoomIn: ['放大', 'Zoom in'],
  zoomOut: ['缩小', 'Zoom out'],
  at: ['拆分处距起点（km）', 'Split at (km from the upper end)'],
  upper: ['上段', 'Upper part'],
  lower: ['下段', 'Lower part'],
  part: ['{part}：{km} km', '{part}: {km} km'],
  keeps: ['保留原编号 {id} 的一段', 'Which part keeps the code {id}'],
  keptIs: ['保留原编号', 'keeps the code'],
  freshId: ['新河段编号', 'Code of the new reach'],
  freshName: ['新河段名称', 'Name of the new reach'],
  freshNameEn: ['新河段英文名称（可不填）', 'English name of the new reach (optional)'],
  splitDo: ['拆分', 'Split'],
  splitDone: [
    '已拆分，新河段 {id}。归入新河段：监测点 {stations} 个，污染源和排口 {sources} 个，汇入河段 {inflows} 个，问题 {problems} 件，河长 {posts} 人。',
    'Split; the new reach is {id}. It got {stations} station{stations:s}, {sources} source{sources:s}, {inflows} inflow{inflows:s}, {problems} problem{problems:s} and {posts} chief{posts:s}.',
  ],
  join: ['与下游河段合并', 'Join with the reach below'],
  joinHint: [
    '两段合为一段，另一段停用；监测点、污染源、未办结问题和河长归入保留的一段，停用一段的河长任期到已派任务的月底为止。可整体撤销。',
    'Both become one and the other is retired. Stations, sources, open problems and chiefs go to the one that stays; posts on the other end with the month for which duties were given out. All of it can be taken back.',
  ],
  joinKeeps: ['保留哪一段的编号和名称', 'Whose code and name stay'],
  option: ['{part}：{name}（{id}，{km} km）', '{part}: {name} ({id}, {km} km)'],
  joinDo: ['合并', 'Join'],
  joinDone: [
    '已合并，河段 {id} 停用。归入保留的一段：监测点 {stations} 个，污染源和排口 {sources} 个，汇入河段 {inflows} 个，问题 {problems} 件，河长 {posts} 人。',
    'Joined; reach {id} is retired. What stays got {stations} station{stations:s}, {sources} source{sources:s}, {inflows} inflow{inflows:s}, {problems} problem{problems:s} and {posts} chief{posts:s}.',
  ],
});
