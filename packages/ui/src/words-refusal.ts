// What a "no" says: what happened, what is safe, what to do next. `network` is no answer at all, or one that is not ours.
import type { Refusal } from '@xunhe/domain/ground/result';
import { type Dictionary, defineWords, type Language, speak } from './words.ts';
import { UPLOAD_REFUSALS } from './words-upload.ts';

export const REFUSAL_WORDS = defineWords({
  'account.disabled': ['账号已停用。请联系河长办。', 'This account is disabled. Ask the River Chief Office.'],
  'account.todo': ['请先设置新密码或两步验证，再继续使用。', 'First choose a new password or set up two-step sign-in.'],
  'body.control': [
    '内容含有无法保存的字符，未保存。请删去后重试。',
    'The text holds characters that cannot be stored. Remove them and try again.',
  ],
  'body.deep': ['内容结构有误，未保存。', 'The content is badly built and was not saved.'],
  'body.keys': ['内容过多，未保存。', 'The content is too large and was not saved.'],
  'body.malformed': [
    '内容格式有误，未保存。请刷新页面后重试。',
    'The content is malformed and was not saved. Reload the page and try again.',
  ],
  'body.surrogate': [
    '内容含有无法保存的字符，未保存。请删去后重试。',
    'The text holds characters that cannot be stored. Remove them and try again.',
  ],
  'body.tooLarge': ['内容过大，未保存。', 'The content is too large and was not saved.'],
  'body.type': [
    '内容类型有误，未保存。请刷新页面后重试。',
    'The content is of a wrong type and was not saved. Reload the page and try again.',
  ],
  'city.unknown': ['没有这个城市。', 'There is no such city.'],
  'inventory.conflict': [
    '同一编号的清查记录已存在，内容不同。两份都保留，请联系河长办。',
    'An inventory with this number is stored with other content. Both are kept; ask the River Chief Office.',
  ],
  'inventory.future': [
    '清查时间晚于当前时间。请检查手机时间；记录仍在本机。',
    'The inventory lies in the future. Check the clock of the phone; the record stays on it.',
  ],
  'inventory.missing': ['还有未填的清查项，请逐项填写。', 'Some items have no answer. Answer each of them.'],
  'inventory.period': [
    '填写日期不在所报清查周期内。请更新今日页后重新填写。',
    'The day lies outside the period it answers for. Refresh the first screen and answer again.',
  ],
  'inventory.twice': ['同一清查项填了两次，未保存。', 'An item was answered twice and nothing was saved.'],
  'letter.busy': [
    '正在生成的公文较多，请稍后再试。',
    'Many letters are being made at the moment. Try again a little later.',
  ],
  network: [
    '网络不可用或服务未响应。已保存的内容不受影响，请稍后重试。',
    'There is no network, or the service does not answer. What was saved is safe; try again later.',
  ],
  'file.notGpx': [
    '这不是 GPX 文件。请选择扩展名为 .gpx 的轨迹文件。',
    'This is not a GPX file. Choose a track file that ends in .gpx.',
  ],
  notFound: ['没有找到，或不在您的管辖范围内。', 'Not found, or outside your area.'],
  'password.again': ['新密码最近用过，请换一个。', 'This password was used lately. Choose another.'],
  'password.guessable': [
    '密码太容易被猜到。请避免常见密码、姓名、地名、年份和键盘顺序。',
    'This password is easy to guess. Avoid common passwords, names, places, years and rows of the keyboard.',
  ],
  'password.needed': ['请输入当前密码。', 'Enter your present password.'],
  'password.plain': [
    '密码须包含大写字母、小写字母、数字和其他字符中的至少三类。',
    'A password needs three of: capital letters, small letters, digits, other characters.',
  ],
  'password.short': ['密码太短。', 'The password is too short.'],
  'password.wrong': ['当前密码不正确。', 'The present password is wrong.'],
  'patrol.conflict': [
    '同一编号的巡河记录已存在且内容不同。两份均已保留，请联系河长办。',
    'A patrol with this number exists with other content. Both are kept; ask the River Chief Office.',
  ],
  'patrol.future': [
    '巡河时间晚于现在。请检查手机时间后重试。',
    'The patrol lies in the future. Check the clock of the phone and try again.',
  ],
  'patrol.tooLong': [
    '巡河时长超过一天，未能保存。请分次记录。',
    'The patrol is longer than a day and was not saved. Record it in parts.',
  ],
  'photo.full': [
    '本机存储已满，这张照片未保存；此前的 {kept} 张不受影响。请清理手机空间或尽快上传。',
    'The phone is full and this picture was not kept; the {kept} before it are safe. Free some space or send soon.',
  ],
  'photo.lost': [
    '本机找不到这张照片的内容，其余部分已保存。可重新拍摄后补报。',
    'The phone no longer has the bytes of a picture; everything else is safe. Take it again and report it as an addition.',
  ],
  'photo.many': ['一条记录最多 {max} 张照片。', 'A record has at most {max} pictures.'],
  'photos.waiting': [
    '照片已上传，服务器仍在等待其中一部分，将自动重试。',
    'The pictures were sent and the server still waits for some of them; they are sent again by themselves.',
  ],
  'problem.conflict': [
    '同一编号的问题已存在且内容不同。两份均已保留，请联系河长办。',
    'A problem with this number exists with other content. Both are kept; ask the River Chief Office.',
  ],
  'problem.future': [
    '上报时间晚于现在。请检查手机时间后重试。',
    'The report lies in the future. Check the clock of the phone and try again.',
  ],
  'problem.illegalMove': [
    '问题当前状态不能这样办理，可能已被他人办理。请刷新后查看。',
    'The problem cannot take this step from its state; somebody may have moved it. Reload and look again.',
  ],
  'problem.mergeTarget': [
    '要并入的问题不存在、不在您的管辖范围内，或就是本问题。',
    'The problem to merge into does not exist, lies outside your area, or is this one.',
  ],
  'problem.missing': ['办理内容不全，未保存。', 'Something is missing, so the step was not taken.'],
  'problem.role': ['您的岗位不能办理这一步。', 'Your post may not take this step.'],
  'problem.level': ['这一步由区级或市级河长办办理。', 'This step is for the office of a district or of the city.'],
  'problem.photosAwaited': [
    '整改后照片尚未从手机传到，传到后才能复核。',
    'Pictures of after are still on the phone that took them.',
  ],
  'problem.ownWork': ['本人办理的事项须由他人复核。', 'What you did yourself is judged by another person.'],
  'problem.otherDepartment': ['该事项由其他单位承办。', 'This is with another department.'],
  'problem.noPart': ['没有处于该环节的承办单位。', 'No department stands at this step.'],
  'problem.until': ['挂账期限不在允许的范围内。', 'The deferral does not lie within its bounds.'],
  'problem.photoMissing': ['照片还没有传到，请稍后再办。', 'A picture has not arrived yet: try again when it has.'],
  'problem.department': ['没有这个承办单位。', 'There is no such department.'],
  'push.host': [
    '浏览器使用的推送服务不在允许之列，本机无法接收推送。提醒仍可在应用内查看。',
    'The push service of this browser is not among those allowed, so nothing can be pushed to this device. Reminders stay in the list of the app.',
  ],
  'push.mustKnow': [
    '本市规定此类提醒必须推送，不能关闭。',
    'The city has settled that everybody is rung for this; it cannot be turned off.',
  ],
  'push.off': [
    '本系统未启用推送。提醒仍可在应用内查看。',
    'This service sends no pushes. Reminders stay in the list of the app.',
  ],
  'queueFile.broken': [
    '文件中第 {record} 条记录不完整，未导入任何记录。',
    'Record {record} of the file is not whole. Nothing was imported.',
  ],
  'queueFile.form': ['这不是本应用导出的记录文件。', 'This is not a file of records exported by this app.'],
  'queueFile.person': [
    '该文件属于另一账号，请由本人登录后导入。',
    'The file belongs to another account; its owner must sign in to import it.',
  ],
  'rate.exceeded': ['操作过于频繁，请稍后再试。', 'Too many requests. Wait a little and try again.'],
  'reach.readOnly': [
    '共界河段由邻区管理，您可以查看，不能办理。',
    'This border reach is in the neighbour’s care: you may read it, not act on it.',
  ],
  'record.busy': [
    '同时上传的记录较多，稍后自动重试。',
    'Many records are coming in. It is tried again by itself in a moment.',
  ],
  'record.conflict': [
    '服务器上已有同一编号但内容不同的记录，两份都已保留，由河长办核对。',
    'Another content is stored under the same number. Both are kept, and the office will compare them.',
  ],
  'record.full': [
    '本机存储已满，未保存。请清理手机空间后重试。',
    'The phone is full and this was not kept. Free some space and try again.',
  ],
  'record.hash': [
    '记录内容与校验值不符，可能在手机上已损坏。收到的内容已保留，请联系河长办。',
    'The content does not match its check value; it may have been damaged on the phone. What came is kept; ask the River Chief Office.',
  ],
  'record.id': [
    '记录编号前后不一致。内容已保留，请联系河长办。',
    'The record carries two different numbers. Its content is kept; ask the River Chief Office.',
  ],
  'record.later': [
    '服务器暂时无法保存，将自动重试。',
    'The server cannot store it for now; it is sent again by itself.',
  ],
  'record.lost': ['本机找不到此记录的内容。', 'The phone no longer has the content of this record.'],
  'record.newer': [
    '服务器版本较旧，暂不能接收这类记录。记录保留在手机上，服务器更新后自动上传。',
    'The server is older than this kind of record. The record stays on the phone and is sent once the server is renewed.',
  ],
  'record.refused': [
    '服务器未接收此记录，已保留全部内容。',
    'The server did not accept this record and has kept its whole content.',
  ],
  'record.settled': ['这条记录已办结。', 'This record is settled already.'],
  'request.header': ['请求被拒绝。请刷新页面后重试。', 'The request was refused. Reload the page and try again.'],
  'request.invalid': ['请求内容有误。请检查后重试。', 'The request is not valid. Check it and try again.'],
  'review.appealed': ['申诉已提交，正在等待复核。', 'An appeal was made already and waits for a decision.'],
  'review.conflict': [
    '同一编号的申诉已存在且内容不同，本次未保存。请刷新后查看。',
    'An appeal with this number exists with other content; this one was not saved. Reload and look again.',
  ],
  'review.counts': ['本次巡河已认定有效，无需申诉。', 'This patrol counts; there is nothing to appeal.'],
  'review.decidedAbove': [
    '上级已作出决定，只有同级或更上级可以变更。',
    'A higher region has decided; only that one or one above it may change it.',
  ],
  'review.future': [
    '申诉时间晚于现在。请检查手机时间后重试。',
    'The appeal lies in the future. Check the clock of the phone and try again.',
  ],
  'review.late': ['申诉期限已过。', 'The time for an appeal is over.'],
  'review.moved': [
    '此记录刚有新的申诉或决定，本次未保存。请核对后再办理。',
    'Something was appealed or decided meanwhile, so nothing was saved. Look again before you decide.',
  ],
  'review.noReason': ['请填写理由。', 'Give the reason.'],
  'review.noText': ['请填写申诉内容。', 'Say what you appeal.'],
  'review.notHigher': [
    '须由河长办或巡河人的上级河长复核。',
    'The River Chief Office, or a chief above the one who walked, decides this.',
  ],
  'review.notOwn': [
    '只有巡河人本人或其所代河长可以申诉。',
    'Only the one who walked, or the chief for whom it was walked, may appeal.',
  ],
  'review.notWaiting': ['此记录没有申诉，也不需要人工复核。', 'Nobody has appealed, and no review is needed.'],
  'review.own': ['不能复核与本人有关的巡河记录。', 'You cannot decide on a patrol in which you have a part.'],
  'review.reach': ['请至少选择一条本次巡河涉及的河段。', 'Choose at least one of the reaches of this patrol.'],
  'review.role': ['由河长办或上级河长复核。', 'The River Chief Office or a higher chief decides this.'],
  'right.missing': ['您没有查看或办理此项的权限。', 'You do not have the right to see or do this.'],
  'secondFactor.notBegun': ['请重新开始设置两步验证。', 'Begin the set-up of two-step sign-in again.'],
  'secondFactor.wrong': [
    '验证码不正确。请检查手机时间，输入最新的六位数字。',
    'The code is wrong. Check the clock of the phone and enter the newest six digits.',
  ],
  'server.failed': [
    '服务出错，未保存。已记录，请稍后重试。',
    'The service failed and nothing was saved. The fault is logged; try again later.',
  ],
  'session.missing': ['登录已失效，请重新登录。', 'You are signed out. Please sign in again.'],
  'session.other': [
    '此手机现由他人登录，记录待本人登录后上传。',
    'Somebody else is signed in on this phone. The record is sent once its own person signs in.',
  ],
  'signIn.busy': ['登录人数较多，请稍后再试。', 'Many people are signing in. Try again in a moment.'],
  'signIn.codeNeeded': [
    '请输入验证器中的六位数字，或一个恢复码。',
    'Enter the six digits of your authenticator, or a recovery code.',
  ],
  'signIn.codeWrong': [
    '验证码不正确或已用过。请输入最新的六位数字，或一个没用过的恢复码。',
    'The code is wrong or was used. Enter the newest six digits, or a recovery code not used yet.',
  ],
  'signIn.locked': [
    '登录失败次数过多，账号暂时锁定。请稍后再试。',
    'Too many failed attempts; the account is locked for a while. Try again later.',
  ],
  'signIn.place': ['管理员账号只能从指定的网络登录。', 'Administrators may sign in from the named networks only.'],
  'signIn.wrong': ['账号或密码不正确。', 'The login or the password is wrong.'],
  'sso.away': [
    '单点登录服务暂时不可用。请稍后重试，或用账号密码登录。',
    'The single sign-on is away. Try again later, or sign in with login and password.',
  ],
  'sso.refused': ['单点登录未完成。请重新登录。', 'The single sign-on was not finished. Please sign in again.'],
  'sso.unknown': [
    '您在本系统没有可用的账号。请联系安全管理员。',
    'You have no open account in this system. Ask the security administrator.',
  ],
  'store.away': [
    '数据库暂时不可用，未保存。请稍后重试。',
    'The database is away and nothing was saved. Try again shortly.',
  ],
  ...UPLOAD_REFUSALS,
  unknown: ['操作未完成。请稍后重试。', 'This could not be done. Try again later.'],
});

/** The same, for when the number of the case came along. */
const NUMBERED_WORDS = defineWords({
  'gpx.malformed': [
    'GPX 文件第 {line} 行不完整或已损坏。请重新导出。',
    'The GPX file is cut or broken at line {line}. Export it again.',
  ],
  'gpx.noPlace': [
    '第 {line} 行的轨迹点经纬度不正确，无法使用。',
    'The point at line {line} has no proper place, so the track cannot be used.',
  ],
  'gpx.noTime': [
    '第 {line} 行的轨迹点没有时间，无法判定。导出时请保留时间。',
    'The point at line {line} has no time, so the track cannot be judged. Keep the times when you export it.',
  ],
  'gpx.tooMany': [
    '轨迹点超过 {most} 个。请只导出这一次巡河的轨迹。',
    'The track has more than {most} points. Export only the track of this patrol.',
  ],
  'problem.until': ['挂账期限须在明天至 {most} 天之内。', 'A deferral lasts from one day to {most} days.'],
  'password.again': [
    '新密码与最近 {remembered} 次用过的密码之一相同，请换一个。',
    'This is one of your last {remembered} passwords. Choose another.',
  ],
  'password.plain': [
    '密码须包含大写字母、小写字母、数字和其他字符中的至少 {classes} 类。',
    'A password needs at least {classes} of: capital letters, small letters, digits, other characters.',
  ],
  'password.short': ['密码至少要有 {min} 个字符。', 'The password needs at least {min} characters.'],
  'review.late': ['申诉期限（{days} 天）已过。', 'The time for an appeal ({days} day{days:s}) is over.'],
  'signIn.locked': [
    '登录失败次数过多，账号已暂时锁定。请在 {minutes} 分钟后再试，或请安全管理员解锁。',
    'Too many failed attempts; the account is locked. Try again in {minutes} minute{minutes:s}, or ask the security administrator to unlock it.',
  ],
});

let taught: Dictionary = {};

/** What only a desk hears is no weight for a phone: the console brings it when it starts. */
export function teachRefusals(words: Dictionary): void {
  taught = { ...taught, ...words };
}

/** Over the wire the numbers stand under `details`; a rule that is asked in the page itself brings them bare. */
export function sayRefusal(refusal: Refusal, language: Language): string {
  const numbered = speak(NUMBERED_WORDS, language).any(refusal.kind, {
    ...pickNumbers(refusal),
    ...pickNumbers(refusal.details),
  });
  if (Object.hasOwn(NUMBERED_WORDS, refusal.kind) && !/[{}]/.test(numbered)) return numbered;
  if (Object.hasOwn(taught, refusal.kind))
    return speak(taught, language)
      .any(refusal.kind, { ...pickDetails(refusal), ...pickDetails(refusal.details) })
      .replaceAll(/\{\w+\}/g, '–');
  const say = speak(REFUSAL_WORDS, language);
  return Object.hasOwn(REFUSAL_WORDS, refusal.kind) ? say.any(refusal.kind) : say('unknown');
}

/** Numbers, and the short texts that a sentence can hold: a unit, a day, what was written in a cell. */
function pickDetails(details: unknown): Record<string, number | string> {
  return Object.fromEntries(
    Object.entries(details ?? {}).filter(
      (entry): entry is [string, number | string] =>
        typeof entry[1] === 'number' || (typeof entry[1] === 'string' && entry[1].length <= MOST_IN_WORDS),
    ),
  );
}

const MOST_IN_WORDS = 80;

function pickNumbers(details: unknown): Record<string, number> {
  return Object.fromEntries(
    Object.entries(details ?? {}).filter((entry): entry is [string, number] => typeof entry[1] === 'number'),
  );
}
