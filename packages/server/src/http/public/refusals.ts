// Every "no" of the public pages: its status and its sentence. What is safe and what to do stands in the sentence.
import type { Refusal } from '@xunhe/domain/ground/result';
import type { Pair } from './speech.ts';

interface PublicRefusal {
  readonly status: number;
  readonly words: Pair;
}

const TABLE: Readonly<Record<string, PublicRefusal>> = {
  'body.tooLarge': said(
    413,
    '内容太大，没有收到。请减少照片后再提交。',
    'This is too much and was not received. Send fewer pictures.',
  ),
  'citizen.busy': said(
    429,
    '这条河流此刻收到的反映很多，请稍后再试，或拨打热线。',
    'Many reports of this water are coming in. Try again later, or call.',
  ),
  'citizen.empty': said(422, '请写几句话，或选一张照片。', 'Write a few words, or choose a picture.'),
  'citizen.fast': said(422, '请核对一遍，再点提交。', 'Look it over once and send it again.'),
  'citizen.form': said(422, '表单不完整，请再提交一次。', 'The form was not complete. Send it again.'),
  'citizen.old': said(
    422,
    '表单打开已超过一天。内容还在，请再提交一次。',
    'The form was opened more than a day ago. Your words are kept: send it again.',
  ),
  'citizen.phone': said(422, '电话号码不对。可以不填。', 'The telephone number is not right. You may leave it empty.'),
  'citizen.photo': said(
    422,
    '有一个文件不是照片。请选 JPEG、PNG、WebP 或 HEIC 照片。',
    'One of the files is no picture. Choose JPEG, PNG, WebP or HEIC.',
  ),
  'citizen.photoBig': said(
    422,
    '有一张照片超过 {max} MB，没有收到。填写的内容还在，请换一张小些的，例如先裁剪或截图。',
    'One of the pictures has more than {max} MB and was not received. What you typed is kept: choose a smaller one, or cut it down first.',
  ),
  'citizen.photos': said(
    422,
    '最多 {max} 张照片，没有提交。填写的内容还在。',
    'At most {max} pictures; nothing was sent. What you typed is kept.',
  ),
  'citizen.reach': said(422, '请选择河段，或使用当前位置。', 'Choose the reach, or use your place.'),
  'citizen.text': said(422, '文字最多 {max} 字。', 'At most {max} characters.'),
  'citizen.type': said(422, '请选择问题类型。', 'Choose what it is about.'),
  'code.none': said(
    404,
    '没有找到这个查询码对应的反映。请核对后再输入。',
    'There is no report with this code. Check it and try again.',
  ),
  'code.wrong': said(
    422,
    '查询码不对，可能有一位输错了。查询码有 10 位。',
    'The code is not right: a sign may be wrong. It has 10 signs.',
  ),
  notFound: said(404, '没有找到这条河流。', 'There is no such water.'),
  'rate.exceeded': said(429, '操作太频繁，请过一会儿再试。', 'Too many requests. Try again in a while.'),
  'satisfaction.choice': said(422, '请选择一项。', 'Choose one.'),
  'satisfaction.late': said(
    409,
    '评价已超过 {days} 天，不能再修改。',
    'More than {days} days have passed: it can no longer be changed.',
  ),
  'satisfaction.open': said(
    409,
    '还没有办结，办结后可以评价。',
    'It is not closed yet. You can say what you think once it is.',
  ),
  'server.failed': said(
    500,
    '出错了。如果刚才在提交，请稍后用同一页面再试，不会重复登记。',
    'Something failed. If you were sending a report, try again from the same page: it will not be taken twice.',
  ),
  'store.away': said(
    503,
    '系统正在维护，请过几分钟再试。',
    'The system is being looked after. Try again in a few minutes.',
  ),
  'upload.quota': said(
    429,
    '今天收到的照片太多，暂时不能再收。可以不带照片提交。',
    'Too many pictures came in today. You can send the report without.',
  ),
};

export function publicRefusal(refusal: Refusal): PublicRefusal {
  return TABLE[refusal.kind] ?? TABLE['server.failed']!;
}

function said(status: number, zh: string, en: string): PublicRefusal {
  return { status, words: [zh, en] };
}
