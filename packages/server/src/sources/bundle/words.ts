// What is wrong with a row, and what is worth knowing, as sentences for the terminal, Chinese first. `{name}` stands for a detail
// of the reason; a detail that is a term of ours is said in the reader's language.
import type { BadRow, Notice, NoticeKind, ReasonKind } from './bad-row.ts';

export type Language = 'zh' | 'en';
type Pair = readonly [zh: string, en: string];

const REASONS: Readonly<Record<ReasonKind, Pair>> = {
  'cover.sum': [
    '同一河段各类占比合计 {sum}，不能超过 1',
    'all shares of the reach are {sum} together, which is more than the whole',
  ],
  'csv.cellTooLong': ['单元格过长', 'the cell is too long'],
  'csv.encoding': ['文字无法解码', 'the text cannot be decoded'],
  'csv.fieldCount': ['应有 {expected} 列，实有 {got} 列', '{expected} cells expected, {got} found'],
  'csv.quoteInside': ['引号出现在单元格中间', 'a quote stands inside an unquoted cell'],
  'csv.quoteOpen': ['引号没有闭合', 'a quote is never closed'],
  'date.beforeStart': ['早于起始时间 {start}', 'is before its start {start}'],
  'date.future': ['晚于今天 {today}', 'lies after today, {today}'],
  'date.impossible': ['不是有效日期（格式 2018-01-31）', 'is not a day (form 2018-01-31)'],
  'date.tooOld': ['早于 {first} 年', 'lies before the year {first}'],
  'file.broken': ['文件损坏：{message}', 'the file is broken: {message}'],
  'file.missing': ['缺少文件', 'the file is missing'],
  'file.notGpx': ['不是 GPX 文件', 'is not a GPX file'],
  'file.notJson': ['不是有效的 JSON 文件', 'is not a JSON file'],
  'file.twice': ['同时存在 .csv 与 .csv.gz，请删去一个', 'lies there as .csv and .csv.gz: remove one'],
  'geometry.range': ['坐标超出范围', 'a coordinate is out of range'],
  'geometry.shape': ['几何类型或点数不对', 'the geometry has a wrong type or number of points'],
  'geometry.swapped': ['经度与纬度颠倒', 'longitude and latitude are swapped'],
  'geometry.tooShort': ['线太短', 'the line is too short'],
  'gpx.docType': ['GPX 文件含有文档类型声明', 'the GPX file declares a document type'],
  'gpx.entity': ['GPX 文件含有自定义实体', 'the GPX file uses an entity of its own'],
  'gpx.malformed': ['GPX 文件的标签不完整', 'the tags of the GPX file do not fit together'],
  'gpx.tooLarge': ['GPX 文件超过 {most} 个字符', 'the GPX file is longer than {most} characters'],
  'gpx.tooMany': ['GPX 文件的轨迹点超过 {most} 个', 'the GPX file has more than {most} points'],
  'header.duplicate': ['列名重复（第 {first} 列与第 {second} 列）', 'a column is named twice ({first} and {second})'],
  'header.empty': ['文件为空，没有表头', 'the file is empty, it has no header'],
  'header.missing': ['表头缺少列：{missing}', 'the header lacks: {missing}'],
  'id.taken': ['此编号已属于{by}', 'the id is taken by {by}'],
  'login.taken': ['登录名已被使用', 'the login is taken'],
  'network.circle': ['河段首尾相连成环：{ids}', 'reaches flow in a circle: {ids}'],
  'number.tooLarge': ['不得大于 {max}', 'must not exceed {max}'],
  'number.tooSmall': ['不得小于 {min}', 'must be at least {min}'],
  'patrol.tooLong': ['巡河历时 {hours} 小时，过长', 'the patrol lasts {hours} hours, too long'],
  'point.half': ['经纬度缺一', 'one of longitude and latitude is missing'],
  'point.range': ['坐标超出范围', 'the coordinate is out of range'],
  'point.swapped': ['经度与纬度颠倒', 'longitude and latitude are swapped'],
  'reading.limitNotPositive': ['检出限必须大于 0', 'a detection limit must be above 0'],
  'reading.notANumber': ['不是监测值', 'is not a reading'],
  'ref.refused': ['所引用的{thing}已被拒收', 'refers to a {thing} that was refused'],
  'ref.unknown': ['所引用的{thing}不存在', 'refers to a {thing} that nobody knows'],
  'region.level': ['行政级别应为 {expected}', 'the level must be {expected}'],
  'region.otherCity': ['不属于本市 {city}', 'does not belong to city {city}'],
  'region.parent': ['上级区划应为 {expected}', 'the parent must be {expected}'],
  'row.duplicate': ['与第 {firstLine} 行重复且内容不同', 'repeats line {firstLine} with other content'],
  'row.empty': ['空行', 'the row is empty'],
  'sample.empty': ['没有任何监测值', 'has no reading at all'],
  'share.id': [
    '共界河段的编号只能用文字、数字和 . _ : -',
    'the id of a shared reach has letters, digits and . _ : - alone',
  ],
  'time.impossible': [
    '不是有效时间（格式 2018-01-31T08:30:00+08:00）',
    'is not a time (form 2018-01-31T08:30:00+08:00)',
  ],
  'track.otherTime': ['轨迹时间不在巡河时段内（{rows} 行）', 'track times lie outside the patrol ({rows} rows)'],
  'value.choice': ['只能是：{choices}', 'must be one of: {choices}'],
  'value.empty': ['不能为空', 'must not be empty'],
  'value.form': ['格式不对，应为{form}', 'has a wrong form: it must be {form}'],
  'value.notANumber': ['不是数字', 'is not a number'],
  'value.nul': ['含有不允许的字符', 'holds a forbidden character'],
  'value.tooLong': ['长 {length} 字，最多 {longest} 字', 'has {length} characters, at most {longest} are allowed'],
};

const NOTICES: Readonly<Record<NoticeKind, Pair>> = {
  'encoding.found': ['按 {encoding} 编码读取', 'read as {encoding}'],
  'file.unknown': ['不认识此文件，未读取', 'is unknown and was not read'],
  'geometry.flattened': ['{count} 个图形带有高程，高程未保存', '{count} shapes have heights, which are not kept'],
  'geometry.length': [
    '{count} 个河段的登记长度与图形相差一倍以上（如 {ids}）',
    '{count} reaches are less than half or more than twice as long as they are drawn ({ids})',
  ],
  'header.unknown': ['不认识列“{column}”，未读取', 'the column "{column}" is unknown and was not read'],
  'reading.marked': [
    '列 {column} 有 {count} 个{mark}，已标记，不参与评价',
    '{count} values of {column} are {mark}: kept, marked and not used',
  ],
  'row.editedHere': [
    '{count} 条记录已在台账中修改（如 {ids}），以台账为准，文件中的不同内容未写入',
    '{count} records were changed by an office ({ids}): what it wrote stands, and what the file says otherwise is not taken',
  ],
};

/** `samples.csv:12:5 do "abc": 不是监测值` */
export function sayBadRow(bad: BadRow, language: Language): string {
  const place = [bad.file, bad.line, bad.line === null ? null : bad.at].filter((part) => part !== null).join(':');
  const what = [bad.column, bad.value === null ? null : `"${bad.value}"`].filter((part) => part !== null).join(' ');
  return `${place}${what ? ` ${what}` : ''}: ${fill(REASONS[bad.reason.kind], bad.reason, language)}`;
}

export function sayNotice(notice: Notice, language: Language): string {
  return `${notice.file}: ${fill(NOTICES[notice.kind], notice, language)}`;
}

/** What the details of reasons and notices call by a term. */
const TERMS: Readonly<Record<string, Pair>> = {
  // thing
  department: ['部门', 'department'],
  gauge: ['雨量站', 'gauge'],
  patrol: ['巡河记录', 'patrol'],
  person: ['人员', 'person'],
  problem: ['问题', 'problem'],
  reach: ['河段', 'reach'],
  region: ['行政区划', 'region'],
  source: ['污染源', 'source'],
  station: ['站点', 'station'],
  water_body: ['水体', 'water body'],
  // by
  chief: ['一位河长', 'a chief'],
  staff: ['一位工作人员', 'a member of staff'],
  // form
  cityCode: ['4 位数字', '4 digits'],
  phone: ['电话号码，如 12345', 'a telephone number such as 12345'],
  list: ['列表', 'a list'],
  regionCode: ['12 位区划代码', 'a region code of 12 digits'],
  text: ['1 至 100 字的文字', 'a text of 1 to 100 characters'],
  timezone: ['时区名(如 Asia/Shanghai)', 'a time zone such as Asia/Shanghai'],
  // mark
  out_of_range: ['超出可信范围的值', 'out of the believable range'],
  sentinel: ['表示“无数据”的代码', 'codes that mean "no value"'],
};

const TERMED: ReadonlySet<string> = new Set(['by', 'form', 'mark', 'thing']);
const NOTHING: Pair = ['空', 'empty'];

function fill(pair: Pair, details: Readonly<Record<string, unknown>>, language: Language): string {
  const at = language === 'zh' ? 0 : 1;
  return pair[at].replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const detail = details[name];
    if (detail === null) return NOTHING[at];
    if (Array.isArray(detail)) return detail.join(', ');
    const text = String(detail ?? '?');
    return TERMED.has(name) ? (TERMS[text]?.[at] ?? text) : text;
  });
}
