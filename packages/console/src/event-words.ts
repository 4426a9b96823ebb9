// What happened, in words, by the kind of the event. A kind without words is shown as it is, so that nothing is hidden.
import { defineWords, type Language, speak } from '@xunhe/ui/words';
import { PROBLEM_MOVE_WORDS } from '@xunhe/ui/words-problem';
import { ACT_WORDS } from '@xunhe/ui/words-shared';

const EVENT_WORDS = defineWords({
  'account.disabled': ['停用账号', 'Account disabled'],
  'account.enabled': ['启用账号', 'Account enabled'],
  'account.firstOpened': ['首次启动开通账号', 'Accounts of the first start opened'],
  'account.manyOpened': ['批量开通账号', 'Many accounts opened'],
  'account.opened': ['开通账号', 'Account opened'],
  'account.passwordChanged': ['修改密码', 'Password changed'],
  'account.passwordGiven': ['发放一次性密码', 'One-time password given'],
  'account.secondFactorBegun': ['开始设置两步验证', 'Second factor begun'],
  'account.secondFactorDropped': ['取消两步验证', 'Second factor taken away'],
  'account.secondFactorSet': ['设置两步验证', 'Second factor set up'],
  'account.sessionsEnded': ['结束他人登录', 'Sessions of an account ended'],
  'account.tokenGiven': ['发放令牌', 'Token given'],
  'account.unlocked': ['解除锁定', 'Account unlocked'],
  'audit.exported': ['导出审计记录', 'Record exported'],
  'audit.verified': ['校验审计记录', 'Record checked'],
  'calendar.changed': ['修改工作日历', 'Work calendar changed'],
  'citizen.answered': ['答复市民', 'Citizen answered'],
  'citizen.phoneLooked': ['查看市民电话', 'Number of a citizen looked at'],
  'citizen.phonesForgotten': ['到期删除市民电话', 'Numbers of citizens forgotten'],
  'city.imported': ['导入城市数据', 'City data imported'],
  'data.exported': ['导出本人数据', 'Own data exported'],
  'absence.told': ['报告离岗', 'Days away told'],
  'absence.withdrawn': ['撤回离岗', 'Days away taken back'],
  'delegation.ended': ['结束委托', 'Delegation ended'],
  'delegation.given': ['委托助理', 'Delegation given'],
  'letter.markSet': ['设置发文代字', 'Mark of letters set'],
  'letter.written': ['开具公文', 'Letter written'],
  'patrol.appealed': ['申诉巡河认定', 'Verdict on a patrol appealed'],
  'patrol.decided': ['复核巡河记录', 'Patrol decided'],
  'inventory.answered': ['报送四个查清', 'Inventory answered'],
  'patrol.submitted': ['提交巡河记录', 'Patrol submitted'],
  'photo.original': ['取用照片原件', 'Original picture taken'],
  'photos.arrived': ['照片到齐', 'Pictures arrived'],
  'post.handedOver': ['岗位交接', 'Post handed over'],
  'problem.escalated': ['问题逾期升级', 'Late problem told to a higher level'],
  'problem.overdue': ['问题逾期', 'Problem overdue'],
  'problem.soon': ['问题即将到期', 'Problem due soon'],
  'problem.partlySatisfied': ['市民评价：部分解决', 'Citizen: partly solved'],
  'problem.reported': ['上报问题', 'Problem reported'],
  'problem.satisfied': ['市民评价：满意', 'Citizen: satisfied'],
  'problem.unsatisfied': ['市民评价：没有解决', 'Citizen: not solved'],
  'push.chosen': ['选择推送内容', 'Kinds of pushes chosen'],
  'push.expired': ['推送地址失效，已删除', 'A push address had expired and was removed'],
  'push.subscribed': ['开启手机推送', 'Pushes to a device turned on'],
  'push.unsubscribed': ['关闭手机推送', 'Pushes to a device turned off'],
  'reminders.read': ['阅读提醒', 'Reminders read'],
  'report.made': ['总结报告已生成', 'Period reports made'],
  'report.ordered': ['生成总结报告', 'Period reports ordered'],
  'report.stopped': ['停止生成总结报告', 'Making of reports stopped'],
  'record.looked': ['查看被拒记录内容', 'Content of a refused record looked at'],
  'record.refused': ['记录被拒并保留', 'Record refused and kept'],
  'record.settled': ['办结被拒记录', 'Refused record settled'],
  'rule.drafted': ['起草巡河规则', 'Duty rule drafted'],
  'rule.dropped': ['删除规则草稿', 'Draft of a duty rule thrown away'],
  'rule.enacted': ['发布巡河规则', 'Duty rule put in force'],
  'session.copied': ['登录凭证被复制，已作废', 'A copied session was ended'],
  'session.ended': ['退出登录', 'Session ended'],
  'session.opened': ['登录', 'Signed in'],
  'signal.settled': ['核实疑点', 'Signal settled'],
  'signIn.failed': ['登录失败', 'Sign-in failed'],
  'signals.found': ['查找疑点', 'Signals looked for'],
  'track.looked': ['查看巡河轨迹', 'Track looked at'],
  'warning.listPublished': ['发布预警清单', 'Warning list published'],
  'warning.raised': ['月中上调预警', 'Warning raised within the month'],
  'warning.reviewed': ['复核预警', 'Warning reviewed'],
  'warning.reviewUndone': ['撤销预警复核', 'Review of a warning undone'],
  'tracks.reduced': ['到期简化轨迹', 'Old tracks reduced'],
  'uploads.swept': ['清理无记录的上传文件', 'Uploads without a record removed'],
  'webhook.changed': ['修改消息推送', 'Webhook changed'],
  'webhook.deleted': ['删除消息推送', 'Webhook removed'],
  'webhook.made': ['新建消息推送', 'Webhook made'],
  'webhook.switchedOff': ['消息推送自动停用', 'Webhook switched off by itself'],
  'webhook.tested': ['测试消息推送', 'Webhook tried'],
});

const MOVE_WORDS = defineWords({ moved: ['问题：{move}', 'Problem: {move}'] });

const MOVE = 'problem.';

export function sayEvent(kind: string, language: Language): string {
  if (Object.hasOwn(EVENT_WORDS, kind)) return speak(EVENT_WORDS, language).any(kind);
  if (Object.hasOwn(ACT_WORDS, kind)) return speak(ACT_WORDS, language).any(kind);
  const move = kind.startsWith(MOVE) ? kind.slice(MOVE.length) : '';
  if (!Object.hasOwn(PROBLEM_MOVE_WORDS, move)) return kind;
  return speak(MOVE_WORDS, language)('moved', { move: speak(PROBLEM_MOVE_WORDS, language).any(move) });
}
