// Short guides to the tasks (任务指引): what to do, how, and how to do it better. Kept as words alone, so that to change a guide is to change
// a sentence here. The rows of a part are in the order of this table.
import { defineWords } from './words.ts';

export const GUIDE_TASKS = ['patrol', 'report', 'inventory', 'handle', 'review', 'verify'] as const;

export type GuideTask = (typeof GUIDE_TASKS)[number];

export const GUIDE_PARTS = ['what', 'how', 'better'] as const;

export type GuidePart = (typeof GUIDE_PARTS)[number];

export const GUIDE_WORDS = defineWords({
  'patrol/title': ['巡河', 'Patrol'],
  'patrol/what/1': [
    '按任务清单，在期限内走完责任河段。预警越高，要求的次数越多。',
    'Walk your reaches within the days of your list. The higher the warning, the more often.',
  ],
  'patrol/how/1': [
    '打开「今日」，点「开始巡河」；到河边再开始，走完再结束。',
    'Open Today and start at the water, not on the way; end when you have walked it.',
  ],
  'patrol/how/2': [
    '沿河走，手机放在身上；没有网络也会记录，联网后自动上传。',
    'Walk along the water with the phone on you; it records without a network and sends later.',
  ],
  'patrol/how/3': [
    '结束前看一眼判定：长度、时间和覆盖是否够；不够时继续走，不必重来。',
    'Before you end, look at the verdict; if length, time or coverage is short, walk on instead of starting again.',
  ],
  'patrol/better/1': [
    '先看「看什么、找什么」里的排口和未办结问题，再走其余河段。',
    'Go first to the outfalls and open problems under “What to look for”.',
  ],
  'patrol/better/2': [
    '雨后和清晨更容易看到异常排水。',
    'After rain and early in the morning discharges are easier to see.',
  ],
  'patrol/better/3': [
    '任务分散在期限内完成，比最后一天集中走更能发现问题。',
    'Visits spread over the days find more than all of them on the last.',
  ],
  'report/title': ['上报问题', 'Report a problem'],
  'report/what/1': [
    '看到污水直排、垃圾、违建、黑臭、死鱼等，当场上报。',
    'Report what you see at once: discharges, waste, illegal building, black or smelling water, dead fish.',
  ],
  'report/how/1': [
    '先拍照：一张远景说明位置，一张近景说明问题。',
    'Take pictures first: one from afar that shows the place, one from near that shows the problem.',
  ],
  'report/how/2': [
    '选类型和河段，用一句话写清「什么、多大、从哪来」。',
    'Choose type and reach, and say in a sentence what it is, how large, and where it comes from.',
  ],
  'report/how/3': [
    '能当场处理的处理后再拍一张，选「当场办结」。',
    'What you can settle on the spot: settle it, take another picture, and say so.',
  ],
  'report/better/1': [
    '同一处问题不必重复上报，在原问题上跟进即可。',
    'Do not report the same thing twice: follow the problem that is there.',
  ],
  'report/better/2': [
    '写清来源（哪根管、哪家单位），部门可以少跑一趟。',
    'Name the source, which pipe or which place, and the department saves a trip.',
  ],
  'inventory/title': ['四个查清', 'The four inventories'],
  'inventory/what/1': [
    '每个周期对每段河查清四件事，逐项回答有没有发现。',
    'For each reach and period find out four things and answer each: found or not.',
  ],
  'inventory/how/1': ['沿河查看后再填，每项选「有」或「没有」。', 'Look along the water first, then answer each item.'],
  'inventory/how/2': [
    '选「有」的要写明位置并拍照，会自动转为问题交办。',
    'Where you found something, say where and take a picture: it becomes a problem and is assigned.',
  ],
  'inventory/better/1': ['和巡河一起做，一趟完成两项任务。', 'Do it on a patrol: one walk for both.'],
  'inventory/better/2': [
    '对照上一期的回答，看整改后有没有反弹。',
    'Compare with the last period: has what was put right come back?',
  ],
  'handle/title': ['办理问题', 'Handle a problem'],
  'handle/what/1': [
    '对交办给本单位的问题，在时限内处理并报送结果。',
    'Handle the problems assigned to your department by their deadline and report the result.',
  ],
  'handle/how/1': ['先签收，看清时限和主办、协办分工。', 'Take it first; look at the deadline and who leads.'],
  'handle/how/2': [
    '处理后上传同一位置、同一角度的照片，写明措施。',
    'Afterwards send a picture from the same place and angle, and say what was done.',
  ],
  'handle/how/3': [
    '不属于本单位职责的，尽早说明理由退回；确需延期的申请挂账。',
    'What is not yours send back early with the reason; what needs more time ask to defer.',
  ],
  'handle/better/1': [
    '治源头而不只清表面，退回和反弹会少得多。',
    'Treat the source, not the surface: less comes back.',
  ],
  'handle/better/2': [
    '反复出现的同类问题，向河长办提出联合整治。',
    'Where the same comes again, propose a joint action to the office.',
  ],
  'review/title': ['复核预警', 'Review warnings'],
  'review/what/1': [
    '在复核期内核对模型起草的预警，修改不符合实际的，按区发布清单。',
    'In the days of the review check the drafted warnings, change what does not fit, and publish by district.',
  ],
  'review/how/1': [
    '从最高级和变化的看起：先看原因，再看水样曲线和周边情况。',
    'Begin with the highest and the changed ones: the reasons, then the series and the surroundings.',
  ],
  'review/how/2': [
    '修改必须写理由，河长会看到；不改的无需操作。',
    'A change needs a reason, which the chief reads; what stands needs nothing.',
  ],
  'review/how/3': [
    '复核期满未发布的，按草案自动发布；发布后只能上调。',
    'What is not published in time goes out as drafted; afterwards a level can only rise.',
  ],
  'review/better/1': [
    '用现场核实、市民投诉等模型不知道的信息作理由，少凭印象。',
    'Change for what the model cannot know, such as a visit or complaints, not by feeling.',
  ],
  'review/better/2': [
    '月底回看：改过的预警后来是否准确，见「模型」中的月度评分。',
    'Look back at the month’s end: were the changes right? See the scores under Model.',
  ],
  'verify/title': ['复核办结', 'Verify what was handled'],
  'verify/what/1': [
    '对部门报来的办结结果逐件核实，属实的销号，不属实的退回。',
    'Check each handled problem: close it when it is true, send it back when it is not.',
  ],
  'verify/how/1': [
    '对比办理前后的照片：同一地点、同一角度、问题是否消失。',
    'Compare the pictures before and after: same place, same angle, problem gone?',
  ],
  'verify/how/2': [
    '重点问题和市民上报的，到现场看一次再销号。',
    'Key problems and those of citizens: look on the spot before you close them.',
  ],
  'verify/how/3': ['退回时写明缺什么，部门才知道怎么改。', 'When you send it back, say what is missing.'],
  'verify/better/1': [
    '市民评价「没有解决」的优先回访。',
    'First go back to those of which a citizen says that nothing is solved.',
  ],
  'verify/better/2': [
    '同一单位多次被退回的，约谈比再退一次更有效。',
    'Where one department’s work comes back often, talk to it instead of sending it back again.',
  ],
});

export const GUIDE_FRAME_WORDS = defineWords({
  link: ['指引', 'Guide'],
  linkTo: ['{task}指引', 'Guide: {task}'],
  title: ['任务指引', 'Guides'],
  what: ['要干什么', 'What to do'],
  how: ['应该怎么干', 'How to do it'],
  well: ['干得怎么样', 'How well you do'],
  better: ['怎样干更好', 'How to do it better'],
  lost: ['没有这项任务的指引。', 'There is no guide to this task.'],
});

/** A person's own figures, where there are such. */
export const GUIDE_FIGURE_WORDS = defineWords({
  visits: ['本月已巡 {done}，应巡 {visits} 天次', '{done} of {visits} day-visit{visits:s} made this month'],
  patrols: ['本月巡河 {n} 次，认定有效 {effective} 次', '{n} patrol{n:s} this month, {effective} of them effective'],
  reported: ['已上报 {n} 个问题，其中 {closed} 个已销号', '{n} problem{n:s} reported, {closed} of them closed'],
  inventories: ['本期应查 {n} 段，已填 {done} 段', '{done} of {n} reach{n:es} answered in this period'],
  mine: ['待本单位办理 {n} 个', '{n} waiting for your department'],
  handledByUs: ['已办待复核 {n} 个', '{n} handled and waiting to be verified'],
  toVerify: ['待复核 {n} 个', '{n} to verify'],
  overdue: ['其中逾期未办 {n} 个', '{n} overdue'],
  unsatisfied: ['市民评价没有解决 {n} 个', '{n} not solved, as citizens say'],
  drafts: ['{month}数据：待发布清单 {n} 份', 'Data of {month}: {n} list{n:s} to publish'],
  reviewed: ['复核上调 {up} 段，下调 {down} 段', 'Raised by review: {up}; lowered: {down}'],
});
