// The form of a report and what stands after it.
import { showTrackingCode } from '@xunhe/domain/problem/tracking-code';
import type { CitizenReceipt } from '../../acts/citizen/take-citizen-report.ts';
import type { PublicReach } from '../../store/public-water.ts';
import type { WaterBodyRow } from '../../store/rows-place.ts';
import { type Html, html } from './html.ts';
import { drawSaid, type Page } from './page.ts';
import { MOST_PICTURE_BYTES, MOST_PICTURES } from './read-form.ts';
import { MOST_WORDS, type TypedReport } from './report-form.ts';
import type { Pair, Speech } from './speech.ts';
import { TYPE_WORDS } from './words-problem.ts';

const WORDS = {
  title: ['反映{water}的问题', 'Report a problem at {water}'],
  back: ['返回{water}', 'Back to {water}'],
  intro: [
    '不用登录。提交后会得到一个查询码，凭它查看办理进展。',
    'No account is needed. You get a code by which to follow what is done.',
  ],
  reach: ['在哪个河段', 'Which reach'],
  choose: ['请选择', 'Choose'],
  ask: ['使用当前位置', 'Use my place'],
  wait: ['正在定位…', 'Looking for your place…'],
  found: [
    '已取得位置，提交时会按它判断河段。离河 500 米以外的位置不会保存。',
    'Your place was found and tells the reach. A place more than 500 m from the water is not kept.',
  ],
  failed: ['没有取得位置，请在上面选择河段。', 'Your place was not found. Choose the reach above.'],
  type: ['是什么问题', 'What is it about'],
  text: ['请描述（最多 {max} 字）', 'In your words (at most {max} characters)'],
  textHint: [
    '什么时候、看到什么、大概位置。请不要写别人的姓名和电话。',
    'When, what, and about where. Please leave out names and numbers of others.',
  ],
  photos: ['照片（可不选，最多 {count} 张，每张 {mb} MB 以内）', 'Pictures (optional, at most {count}, {mb} MB each)'],
  photosHint: [
    '照片按原图上传，不会自动缩小；超过 {mb} MB 的请先裁剪或截图，否则不能提交。照片由工作人员查看，不会公开，拍摄时间和位置会一并作为证据。',
    'Pictures are sent as they are and not made smaller: cut down what has more than {mb} MB first, or the report is not taken. Only staff see them; the time and place written in them are kept as evidence.',
  ],
  photosAgain: ['照片需要重新选择。', 'Choose the pictures again.'],
  phone: ['联系电话（可不填）', 'Your telephone (optional)'],
  phoneHint: [
    '只用于核实情况，加密保存，办结 90 天后删除，不会公开。',
    'For questions only. It is sealed, deleted 90 days after the end, and never shown.',
  ],
  trap: ['请勿填写', 'Leave this empty'],
  send: ['提交', 'Send'],
  doneTitle: ['已收到您的反映', 'Your report was received'],
  already: ['这份反映已经收到过，没有重复登记。', 'This report had been received before; it was not taken twice.'],
  other: [
    '这个表单先前已经提交过，以先前的内容为准，这次改动没有收到。要补充，请重新打开表单。',
    'This form had been sent before. What was sent then stands, and the change was not received. To add something, open the form anew.',
  ],
  code: ['您的查询码', 'Your code'],
  keep: [
    '请截图或抄下。凭它查看进展、评价结果。查询码不会再次显示，也无法找回。',
    'Write it down or take a screenshot. It shows the progress and lets you say what you think of the end. It is not shown again and cannot be recovered.',
  ],
  next: ['工作人员会在 1 个工作日内查看。', 'Staff will look at it within one working day.'],
  follow: ['查看进展', 'Follow it'],
  again: ['再反映一个问题', 'Report another problem'],
} satisfies Record<string, Pair>;

export interface FormAsked {
  readonly water: WaterBodyRow;
  readonly reaches: readonly PublicReach[];
  readonly path: string;
  readonly token: string;
  readonly typed: TypedReport | null;
  readonly said: { readonly status: number; readonly sentence: string } | null;
  /** Pictures came with what was sent: a browser does not keep them in a form that is given back. */
  readonly hadPictures: boolean;
}

export function drawReportForm(asked: FormAsked, speech: Speech): Page {
  const { say, name, link } = speech;
  const water = name(asked.water);
  const { typed } = asked;
  const formPath = `${asked.path}/report`;
  const mb = MOST_PICTURE_BYTES / 1024 / 1024;
  const said = asked.said && [asked.said.sentence, ...(asked.hadPictures ? [say(WORDS.photosAgain)] : [])].join(' ');
  return {
    ...{ title: say(WORDS.title, { water }), path: formPath, hasScript: true },
    ...(asked.said && { status: asked.said.status }),
    body: html`<h1>${say(WORDS.title, { water })}</h1>${said && drawSaid(said)}<p>${say(WORDS.intro)}</p>
<section><form method="post" action="${link(formPath)}" enctype="multipart/form-data"><input type="hidden" name="token" value="${asked.token}"><input type="hidden" name="lon" value="${typed?.lon}"><input type="hidden" name="lat" value="${typed?.lat}">
<div class="trap" aria-hidden="true"><label>${say(WORDS.trap)}<input name="website" tabindex="-1" autocomplete="off"></label></div>
${drawReach(asked, speech)}${drawType(typed, speech)}
<p class="field"><label for="text">${say(WORDS.text, { max: MOST_WORDS })}</label><textarea id="text" name="text" rows="5" maxlength="${MOST_WORDS}" aria-describedby="text-hint">${typed?.text}</textarea><span class="quiet" id="text-hint">${say(WORDS.textHint)}</span></p>
<p class="field"><label for="photos">${say(WORDS.photos, { count: MOST_PICTURES, mb })}</label><input id="photos" type="file" name="photos" multiple accept="image/jpeg,image/png,image/webp,image/heic,image/heif" aria-describedby="photos-hint"><span class="quiet" id="photos-hint">${say(WORDS.photosHint, { mb })}</span></p>
<p class="field"><label for="phone">${say(WORDS.phone)}</label><input id="phone" type="tel" name="phone" maxlength="20" autocomplete="tel" value="${typed?.phone}" aria-describedby="phone-hint"><span class="quiet" id="phone-hint">${say(WORDS.phoneHint)}</span></p>
<button>${say(WORDS.send)}</button></form></section><p><a href="${link(asked.path)}">${say(WORDS.back, { water })}</a></p>`,
  };
}

function drawReach({ reaches, typed }: FormAsked, { say, name }: Speech): Html {
  if (reaches.length === 1) return html`<input type="hidden" name="reach" value="${reaches[0]!.id}">`;
  return html`<p class="field"><label for="reach">${say(WORDS.reach)}</label><select id="reach" name="reach" required><option value="">${say(WORDS.choose)}</option>${reaches.map(
    (reach) => html`<option value="${reach.id}"${typed?.reach === reach.id && html` selected`}>${name(reach)}</option>`,
  )}</select></p><div class="field" id="place" hidden data-ask="${say(WORDS.ask)}" data-wait="${say(WORDS.wait)}" data-found="${say(WORDS.found)}" data-failed="${say(WORDS.failed)}"></div>`;
}

function drawType(typed: TypedReport | null, { say }: Speech): Html {
  return html`<p class="field"><label for="type">${say(WORDS.type)}</label><select id="type" name="type" required><option value="">${say(WORDS.choose)}</option>${Object.entries(
    TYPE_WORDS,
  ).map(
    ([type, words]) => html`<option value="${type}"${typed?.type === type && html` selected`}>${say(words)}</option>`,
  )}</select></p>`;
}

export function drawReceipt(
  { code, stored }: CitizenReceipt,
  { water, path }: { readonly water: WaterBodyRow; readonly path: string },
  { say, name, link }: Speech,
): Page {
  return {
    ...{ title: say(WORDS.doneTitle), path: null },
    body: html`<h1>${say(WORDS.doneTitle)}</h1>${stored !== 'new' && html`<p>${say(stored === 'already' ? WORDS.already : WORDS.other)}</p>`}
<section><h2>${say(WORDS.code)}</h2><p class="code">${showTrackingCode(code)}</p><p>${say(WORDS.keep)}</p><p><a class="button" href="${link(`/follow/${code}`)}">${say(WORDS.follow)}</a></p><p class="quiet">${say(WORDS.next)}</p></section>
<p><a href="${link(`${path}/report`)}">${say(WORDS.again)}</a></p><p><a href="${link(path)}">${say(WORDS.back, { water: name(water) })}</a></p>`,
  };
}
