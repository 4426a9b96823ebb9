// Why a bulletin is not entered, changed, withdrawn or acted on, and a document not kept.
import { defineWords } from './words.ts';

export const BULLETIN_REFUSALS = defineWords({
  'bulletin.above': [
    '这条通报由上级河长办登记，或涉及本区以外的河段，只能查看。',
    'An office above entered this bulletin, or it names reaches beyond your region: it can only be read.',
  ],
  'bulletin.exists': ['这条记录已登记过，请刷新页面。', 'This was entered already. Reload the page.'],
  'bulletin.future': ['知悉日期不能晚于今天（{today}）。', 'It cannot be known later than today ({today}).'],
  'bulletin.knownBefore': ['知悉日期不能早于出现日期（{day}）。', 'It cannot be known before it appeared ({day}).'],
  'bulletin.link': [
    '链接须以 http:// 或 https:// 开头，不超过 {max} 字。',
    'A link begins with http:// or https:// and has at most {max} characters.',
  ],
  'bulletin.moved': [
    '他人刚改过这条通报，您的修改未保存。请刷新页面后再试。',
    'Somebody else has just changed this bulletin; your change is not saved. Reload the page and try again.',
  ],
  'bulletin.officeLevel': [
    '通报与舆情由市、区河长办登记。',
    'Bulletins are entered by the offices of the city and of districts.',
  ],
  'bulletin.raisesNothing': ['按现行参数，这条记录不触发预警。', 'By the rules in force this raises no warning.'],
  'bulletin.reason': ['请写明理由，不超过 {max} 字。', 'Give a reason of at most {max} characters.'],
  'bulletin.text': ['请填写内容，不超过 {max} 字。', 'Write what it says, in at most {max} characters.'],
  'bulletin.unchanged': ['内容没有变化，无需更正。', 'Nothing is changed, so there is nothing to correct.'],
  'bulletin.withdrawn': ['这条通报已撤销，只能查看。', 'This bulletin was withdrawn: it can only be read.'],
  'document.ending': [
    '文件扩展名与内容不符，请改正文件名后再传。',
    'The ending of the name does not fit what the file is. Correct the name and try again.',
  ],
  'document.exists': ['这份文件已登记过，请刷新页面。', 'This document is kept already. Reload the page.'],
  'document.future': ['文件日期不能晚于今天（{today}）。', 'The day cannot be later than today ({today}).'],
  'document.many': ['这里最多保存 {max} 份文件。', 'At most {max} documents are kept here.'],
  'document.name': ['文件名中有不能使用的字符。', 'The name of the file holds characters that cannot be used.'],
  'document.noBytes': ['文件没有传完，请重新上传。', 'The file is not all here. Upload it again.'],
  'document.reason': ['请写明作废理由，不超过 {max} 字。', 'Give a reason of at most {max} characters.'],
  'document.retired': ['这份文件已作废。', 'This document is retired already.'],
  'document.title': ['请填写标题，不超过 {max} 字。', 'Give a title of at most {max} characters.'],
  'document.type': [
    '只保存 PDF、图片（JPEG、PNG、WebP）和办公文档，不接受带宏的文档。',
    'Kept are PDF, pictures (JPEG, PNG, WebP) and office documents without macros.',
  ],
});
