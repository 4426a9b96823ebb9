// Signals as questions. A sentence says what is the same or odd and with which figures; it never says what it means.
import type { SignalKind, SignalState } from '@xunhe/domain/patrol/signals/signal';
import { sayInstant, sayMonth } from '@xunhe/ui/dates';
import { sayLength, sayNumber, sayShare } from '@xunhe/ui/figures';
import { defineWords, type Language, speak } from '@xunhe/ui/words';

export const SIGNAL_KIND_WORDS = defineWords({
  'track.replayed': ['轨迹重复', 'Track repeated'],
  'track.shared': ['轨迹与他人相同', 'Track of somebody else'],
  'track.companions': ['两人同行', 'Two together'],
  'track.scaled': ['变速后轨迹相同', 'Same track at another speed'],
  'track.coordinates': ['坐标完全相同', 'Very same coordinates'],
  'track.simulated': ['速度过于均匀', 'Pace too even'],
  'track.accuracy': ['定位精度不变', 'Accuracy never changes'],
  'track.teleport': ['位置突跳', 'A jump in place'],
  'track.driveBy': ['步行过快', 'Walk too fast'],
  'clock.off': ['手机时钟偏差', 'Clock off'],
  'photo.reused': ['照片重复使用', 'Picture used before'],
  'photo.alike': ['照片相似', 'Pictures alike'],
  'photo.elsewhere': ['照片与轨迹不符', 'Picture from elsewhere'],
  'text.repeated': ['文字重复', 'Words repeated'],
  'text.copied': ['文字与他人相同', 'Words of somebody else'],
  'problem.quick': ['上报后即办结', 'Over at once'],
  'problem.selfHandled': ['自行处理无依据', 'Handled without evidence'],
  'reach.silent': ['有投诉而无上报', 'Silent while citizens complain'],
  'pileUp.minutes': ['时长集中在门槛上', 'Minutes pile up'],
  'pileUp.length': ['里程集中在门槛上', 'Metres pile up'],
} satisfies Record<SignalKind, readonly [string, string]>);

export const SIGNAL_STATE_WORDS = defineWords({
  open: ['待核实', 'Open'],
  explained: ['有合理解释', 'Explained'],
  confirmed: ['情况属实', 'Confirmed'],
  dismissed: ['不成疑点', 'No question'],
} satisfies Record<SignalState, readonly [string, string]>);

export const SEVERITY_WORDS = defineWords({
  strong: ['较强', 'Strong'],
  weak: ['较弱', 'Weak'],
});

const QUESTIONS = defineWords({
  'track.replayed': [
    '这条轨迹与本人 {other} 的轨迹在相同时刻相距中位 {m} 米（可比 {minutes} 分钟、{length}）。请核实是否为同一次巡河。',
    'At the same moments this track lies a median of {m} m from the same person’s of {other} (over {minutes} min, {length}). Was it one walk?',
  ],
  'track.shared': [
    '这条轨迹与{person} {other} 的轨迹在相同时刻相距中位 {m} 米（可比 {minutes} 分钟、{length}），两人不在同一时间巡河。请核实由谁走过。',
    'At the same moments this track lies a median of {m} m from that of {person}, {other} (over {minutes} min, {length}), at another hour. Who walked it?',
  ],
  'track.companions': [
    '与{person}在同一时间同一路线，相距中位 {m} 米（可比 {minutes} 分钟）。联合巡河属正常；请核实两人是否都在场。',
    'The same way at the same time as {person}, a median of {m} m apart (over {minutes} min). Honest on a joint patrol: were both there?',
  ],
  'track.scaled': [
    '把{person} {other} 的轨迹按 {factor} 倍用时播放，与这条轨迹相距中位 {m} 米，快慢起伏相关 {r}。请核实。',
    'Played over {factor} times the time, the track of {person}, {other}, lies a median of {m} m from this one; the changes of pace correlate by {r}. Please check.',
  ],
  'track.coordinates': [
    '连续 {n} 个定位点与{person} {other} 的轨迹完全相同（到 0.1 米）。请核实数据来源。',
    '{n} fixes in a row are those of {person}, {other}, to a tenth of a metre. Where do they come from?',
  ],
  'track.simulated': [
    '行进 {minutes} 分钟，速度起伏仅 {share}（步行一般在 10 % 以上）。请核实轨迹来源。',
    'In {minutes} min of moving the speed varies by {share} only (walks usually by more than 10 %). Where does the track come from?',
  ],
  'track.accuracy': [
    '{n} 个定位点的精度几乎不变（{share}为同一数值）。部分手机如此；请核实机型。',
    'The accuracy of {n} fixes hardly changes ({share} are one value). Some phones do that: which one was it?',
  ],
  'track.teleport': [
    '第 {minutes} 分钟 {seconds} 秒内位移 {length}，此后未返回。请核实。',
    'In minute {minutes} the place moves by {length} within {seconds} s and stays there. Please check.',
  ],
  'track.driveBy': [
    '登记为步行，平均时速 {speed} 公里，{share}的行进时间快于每秒 4 米。请核实出行方式。',
    'Recorded as a walk at {speed} km/h, {share} of it faster than 4 m/s. How was it done?',
  ],
  'clock.off': [
    '手机时钟与服务器相差 {n} 秒。请核实手机时间设置。',
    'The phone’s clock was {n} s off. Is its time set right?',
  ],
  'photo.reused': [
    '这张照片与{person} {n} 天前另一记录中的照片完全相同。请核实拍摄时间。',
    'This picture is, byte for byte, one of {person} in another record, {n} days apart. When was it taken?',
  ],
  'photo.alike': [
    '这张照片与{person} {n} 天前另一记录中的照片很相似（相差 {bits} 位）。同一地点同一角度也会如此；请对照查看。',
    'This picture looks like one of {person} in another record, {n} days apart ({bits} bits differ). So do two from the same spot: please compare.',
  ],
  'photo.elsewhere': [
    '照片内的拍摄信息与巡河不符：{what}。请核实。',
    'What the camera wrote does not fit the patrol: {what}. Please check.',
  ],
  'text.repeated': [
    '相同或几乎相同的文字已在 {n} 个不同的日子使用。请核实所写是否为当日情况。',
    'The same or nearly the same words stand on {n} different days. Do they tell of that day?',
  ],
  'text.copied': ['与{person}所写文字相同。请核实。', 'The words are those of {person}. Please check.'],
  'problem.quick': [
    '问题上报后 {n} 秒即结案。请核实是否办理。',
    'The problem was closed {n} s after it was reported. Was it dealt with?',
  ],
  'problem.selfHandled': [
    '上报人自行处理，没有照片，说明不足一句。请核实处理情况。',
    'The reporter dealt with it himself, without a picture or a sentence. What was done?',
  ],
  'reach.silent': [
    '红色预警河段，当月群众有效投诉 {n} 件，河长巡河 {walks} 天次，没有上报问题。请核实。',
    'A red reach: {n} valid complaints of citizens in the month, {walks} day-visits of chiefs, no problem reported. Please check.',
  ],
  'pileUp.minutes': [
    '{from}至{to}：{who}的巡河时长有 {above} 次落在 {t}–{until} 分钟，之前同宽 {below} 次、之后 {next} 次。走满即停也会如此；请了解巡河效果。',
    '{from} to {to}: {above} patrols of {who} last {t}–{until} min; {below} in the same width below, {next} above. Stopping when it is enough looks the same: ask what they see.',
  ],
  'pileUp.length': [
    '{from}至{to}：{who}的沿河里程有 {above} 次落在 {t}–{until} 米，之前同宽 {below} 次、之后 {next} 次。走满即停也会如此；请了解巡河效果。',
    '{from} to {to}: {above} patrols of {who} walk {t}–{until} m; {below} in the same width below, {next} above. Stopping when it is enough looks the same: ask what they see.',
  ],
} satisfies Record<SignalKind, readonly [string, string]>);

const PARTS = defineWords({
  himself: ['本人', 'the same person'],
  town: ['{name}各河长', 'the chiefs of {name}'],
  far: ['拍摄地点距轨迹 {length}', 'taken {length} from the track'],
  off: ['拍摄时间与巡河相差 {time}', 'taken {time} off the patrol'],
  minutes: ['{n} 分钟', '{n} min'],
  days: ['{n} 天', '{n} days'],
  joined: ['{a},{b}', '{a}, {b}'],
});

export interface Asked {
  readonly kind: SignalKind;
  readonly numbers: Readonly<Record<string, unknown>>;
  readonly personName: string | null;
  readonly otherPersonName: string | null;
  readonly regionName: string;
}

/** The question of a signal, with its figures. */
export function sayQuestion(
  { kind, numbers, personName, otherPersonName, regionName }: Asked,
  city: { readonly today: string; readonly timezone: string },
  language: Language,
): string {
  const say = speak(PARTS, language);
  const n = (name: string) => Number(numbers[name] ?? 0);
  const started = numbers.otherStartedMs;
  const filling = {
    ...{ person: otherPersonName ?? say('himself'), who: personName ?? say('town', { name: regionName }) },
    other: typeof started === 'number' ? sayInstant(started, city, language) : '–',
    m: sayNumber(n('medianM'), 1),
    minutes: sayNumber(n('sharedS') / 60 || n('minutes') || n('atMinute')),
    length: sayLength(n('sharedM') || n('jumpM')),
    ...{ factor: sayNumber(n('factor'), 2), r: sayNumber(n('correlation'), 2), seconds: sayNumber(n('seconds')) },
    share: sayShare(n('variation') || n('common') || n('share')),
    n: sayNumber(n(COUNTED[kind] ?? 'days')),
    ...{
      speed: sayNumber(n('speedKmh'), 1),
      bits: n('bits'),
      walks: n('patrols'),
      what: sayElsewhere(numbers, language),
    },
    ...{ from: sayMonth(String(numbers.from ?? ''), language), to: sayMonth(String(numbers.to ?? ''), language) },
    ...{ below: n('below'), above: n('above') },
    ...{ next: n('next'), t: sayNumber(n('threshold')), until: sayNumber(n('threshold') + n('width')) },
  };
  return speak(QUESTIONS, language).any(kind, filling);
}

/** The figure that a sentence counts with. */
const COUNTED: Partial<Readonly<Record<SignalKind, string>>> = {
  ...{ 'track.coordinates': 'identical', 'track.accuracy': 'fixes', 'clock.off': 'skewS' },
  ...{ 'problem.quick': 'seconds', 'reach.silent': 'complaints' },
};

function sayElsewhere({ farM, offMinutes }: Readonly<Record<string, unknown>>, language: Language): string {
  const say = speak(PARTS, language);
  const far = typeof farM === 'number' ? say('far', { length: sayLength(farM) }) : null;
  const time = (minutes: number) =>
    minutes < 2880 ? say('minutes', { n: sayNumber(minutes) }) : say('days', { n: sayNumber(minutes / 1440) });
  const off = typeof offMinutes === 'number' ? say('off', { time: time(offMinutes) }) : null;
  return far && off ? say('joined', { a: far, b: off }) : (far ?? off ?? '–');
}
