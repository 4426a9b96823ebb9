// Refusals that only a desk hears: accounts, record, posts, signals, calendar, notices, webhooks.
import { defineWords } from './words.ts';
import { AWAY_REFUSALS } from './words-away-refusal.ts';
import { BULLETIN_REFUSALS } from './words-bulletin-refusal.ts';
import { CIRCULAR_REFUSALS } from './words-circular-refusal.ts';
import { GPX_REFUSALS } from './words-gpx-refusal.ts';
import { HELD_REFUSALS } from './words-held-refusal.ts';
import { MAIL_REFUSALS } from './words-mail-refusal.ts';
import { REGISTER_REFUSALS } from './words-register-refusal.ts';
import { STANDING_REFUSALS } from './words-standing-refusal.ts';
import { WEBHOOK_REFUSALS } from './words-webhook-refusal.ts';

export const DESK_REFUSAL_WORDS = defineWords({
  ...AWAY_REFUSALS,
  ...BULLETIN_REFUSALS,
  ...CIRCULAR_REFUSALS,
  ...GPX_REFUSALS,
  ...HELD_REFUSALS,
  ...REGISTER_REFUSALS,
  ...STANDING_REFUSALS,
  ...MAIL_REFUSALS,
  ...WEBHOOK_REFUSALS,
  'base.away': [
    '底图暂时取不到，河流和其他内容照常显示。',
    'The base map cannot be fetched just now. The rivers and all else are shown as always.',
  ],
  'track.period': [
    '起止日期须先后有序，一次最多导出 {max} 天。',
    'The last day must not lie before the first; one file holds at most {max} days.',
  ],
  'list.sort': ['此列表不能按该项排序，请换一项。', 'This list cannot be ordered by that field. Choose another.'],
  'live.full': [
    '实时更新的连接已满，页面仍可使用，稍后自动重连。',
    'Too many pages listen for changes. The page works; it connects again by itself.',
  ],
  'account.apart': [
    '此人已有不能兼任的账号（三员分立）。请另选人员或先停用原账号。',
    'This person holds an account that excludes this one (administrators are kept apart). Choose somebody else, or disable that account first.',
  ],
  'account.kind': [
    '此操作不适用于该类账号：人员用密码，设备和系统用令牌。',
    'This does not fit the account: people have passwords, devices and systems have tokens.',
  ],
  'account.own': [
    '不能对自己的账号做此操作，请由另一位安全管理员办理。',
    'You cannot do this to your own account; another security administrator can.',
  ],
  'account.taken': ['该账号名已被使用，请换一个。', 'This login is taken. Choose another.'],
  'audit.wholeCity': [
    '审计链只能整体校验和导出，需要市级审计账号。',
    'The record can only be checked and exported whole; that needs an audit account of the city.',
  ],
  'post.held': ['接任者已负责其中的河段。', 'The successor holds one of these reaches already.'],
  'post.level': ['接任者的河长级别不同。', 'The successor is a chief of another level.'],
  'post.noAccount': [
    '接任者没有可用的河长账号，或其管辖范围不含这些河段。请先由安全管理员开通。',
    'The successor has no open chief account, or the reaches lie outside his area. The security administrator can open one.',
  ],
  'post.none': ['交出者在该日之前没有这些河段的职务。', 'The leaver does not hold these reaches on the day before.'],
  'post.past': ['交接日不能早于本月。', 'The day cannot lie before this month.'],
  'post.same': ['交出者和接任者不能是同一人。', 'Leaver and successor cannot be the same person.'],
  'calendar.level': ['工作日历由市级河长办维护。', 'The work calendar is kept by the office of the city.'],
  'mark.form': [
    '代字只能用汉字和字母，不能太长。年份和序号自动生成。',
    'A mark is made of Chinese signs and letters and is not long. Year and figure are added by themselves.',
  ],
  'mark.level': ['发文代字由市级河长办设置。', 'Marks are set by the office of the city.'],
  'mark.taken': [
    '该代字已被其他单位使用，或其他单位已用它发过文。请换一个。',
    'Another office has this mark, or has written letters under it. Choose another.',
  ],
  'cycle.level': ['月度由市级河长办推进。', 'The months are run by the office of the city.'],
  'calendar.day': ['这一天不在该年内。', 'There is no such day in that year.'],
  'calendar.range': ['放假结束日早于开始日。', 'The days off end before they begin.'],
  'calendar.order': ['日期重复或次序有误。', 'A day stands twice or out of order.'],
  'calendar.weekday': ['调休上班日只能是周六或周日。', 'A make-up workday is a Saturday or a Sunday.'],
  'calendar.both': ['同一天不能既放假又上班。', 'A day cannot be both off and worked.'],
  'calendar.long': ['该年的条目过多。', 'The year has too many entries.'],
  'rule.assistant': ['河长助理不单独承担巡河任务。', 'Assistants owe no visits of their own.'],
  'rule.bound': ['数值超出允许范围。', 'A figure is out of bounds.'],
  'rule.capBelowFloor': [
    '每月上限低于无预警时的要求。',
    'The cap of a month lies below what is asked without any warning.',
  ],
  'rule.changedMeanwhile': [
    '草稿已被他人修改或发布。请刷新后查看，您填写的内容未保存。',
    'Somebody has changed this draft or put it in force. Reload to see it; what you wrote is not saved.',
  ],
  'rule.cityOnly': ['巡河规则由市级河长办制定。', 'Duty rules are made by the office of the city.'],
  'rule.incomplete': ['有级别没有填写要求。', 'A level has nothing asked.'],
  'rule.lessAtHigherLevel': [
    '预警级别越高，要求不能越少。',
    'At a higher level no less may be asked than at a lower one.',
  ],
  'rule.modes': ['至少选择一种巡河方式。', 'Choose at least one way to patrol.'],
  'report.ended': ['这次生成已经结束。', 'This run has ended already.'],
  'report.future': ['该期从 {from} 开始，尚未到来。', 'That period begins on {from} and has not come yet.'],
  'report.period': [
    '期间应为年月、年和季度，或年，例如 2017-05、2017-Q2、2017。',
    'A period is a month, a quarter or a year, such as 2017-05, 2017-Q2 or 2017.',
  ],
  'report.running': ['该期的报告正在生成。', 'The reports of that period are being made already.'],
  'rule.monthSettled': [
    '该月已开始，或其履职清单已确定。请选择更晚的月份。',
    'That month has begun, or its duties are set already. Choose a later one.',
  ],
  'rule.months': [
    '所选月份没有履职清单，或超过 24 个月。',
    'No duties were set for these months, or they are more than 24.',
  ],
  'rule.share': ['每次覆盖的比例应在 0 到 100 % 之间。', 'A share lies between 0 and 100 %.'],
  'rule.title': ['请填写规则名称。', 'Give the rule a name.'],
  'rule.togetherByLevel': [
    '按比例轮流巡查的要求，各预警级别须一致。',
    'What is asked of several waters together must be the same at every level.',
  ],
  'rule.trialCancelled': ['试算已停止。', 'The trial was stopped.'],
  'rule.trialRuns': [
    '您的上一次试算还在进行，请等它完成或先停止它。',
    'Your trial before this one still runs: wait until it is done, or stop it first.',
  ],
  'rule.twice': ['同一项要求写了两次。', 'Something is asked twice.'],
  'rule.visits': [
    '天次须为整数，且不多于该周期的天数。',
    'Day-visits are whole numbers, at most as many as the period has days.',
  ],
  'signal.own': [
    '不能核实与自己有关的疑点，请由他人办理。',
    'You cannot settle what is asked about yourself; somebody else can.',
  ],
  'warningReview.above': [
    '该预警已由市级河长办复核，区级不能再改。',
    'The office of the city has reviewed this warning; a district cannot change it.',
  ],
  'warningReview.asDrafted': [
    '这就是草案的等级。要恢复草案，请撤销复核。',
    'This is the level as drafted. To go back to the draft, undo the review.',
  ],
  'warningReview.moved': [
    '其间已有变动，未保存。请核对最新内容后再操作。',
    'Something changed meanwhile, and nothing was saved. Look at it again first.',
  ],
  'warningReview.notHigher': ['发布后只能上调，不能下调或维持。', 'After publication a level can only rise.'],
  'warningReview.notPublished': [
    '该清单尚未发布，请用复核。',
    'This list is not published yet: review the warning instead.',
  ],
  'warningReview.nothingLeft': ['没有待发布的清单。', 'No list is left to publish.'],
  'warningReview.officeLevel': [
    '预警由区级和市级河长办复核、发布。',
    'Warnings are reviewed and published by the offices of districts and of the city.',
  ],
  'warningReview.over': [
    '该清单的执行月份已过，不能再上调。',
    'The month of this list is over: its levels stay as they were.',
  ],
  'policy.dailyHour': [
    '每日汇总邮件的时间须在可提醒时段内。',
    'The daily letter must go out within the hours in which people may be reminded.',
  ],
  'policy.dayOrder': [
    '数据截止日、起草日、复核截止日须依次不早于前一项。',
    'The freeze, the draft and the end of the review must come in this order.',
  ],
  'policy.levelOrder': [
    '黄、橙、红的界限须依次升高。',
    'The limits of yellow, orange and red must rise in this order.',
  ],
  'policy.noWeight': ['同一层次的权重不能全为 0。', 'The weights of one depth cannot all be 0.'],
  'policy.rest': [
    '每天至少留 {least} 小时不提醒，且早于晚。',
    'At least {least} hours of each day must stay silent, and the morning comes before the evening.',
  ],
  'policy.same': ['没有任何改动。', 'Nothing was changed.'],
  'policy.term': ['“{at}”的值不在允许范围内。', 'The value of “{at}” is not within its limits.'],
  'view.many': [
    '每个页面最多保存 {most} 个常用筛选，请先删除不用的。',
    'A screen keeps {most} saved views at most. Give up one first.',
  ],
  'warningReview.published': [
    '该清单已发布，不再复核。情况变差时可在月中上调。',
    'This list is published and is not reviewed any more. If things get worse, the level can be raised within the month.',
  ],
  'warningReview.reason': [
    '请写明理由，10 至 1000 字。河长会看到。',
    'Write a reason of 10 to 1000 characters. The chief will read it.',
  ],
  'warningReview.same': ['预警已是这一等级。', 'The warning has this level already.'],
  'warningReview.unreviewed': [
    '该预警未经复核，没有可撤销的。',
    'This warning was not reviewed: there is nothing to undo.',
  ],
  'signal.settled': [
    '该疑点已由他人核实，请刷新查看结果。',
    'Somebody has settled this signal. Reload to see the answer.',
  ],
});
