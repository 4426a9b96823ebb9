// What a citizen finds under his code, and the place to type it.

import { waterPath } from '@xunhe/contract/public-routes';
import { SATISFACTIONS } from '@xunhe/domain/problem/satisfaction';
import { showTrackingCode } from '@xunhe/domain/problem/tracking-code';
import type { Followed } from '../../acts/citizen/read-follow.ts';
import { type Html, html } from './html.ts';
import { drawSaid, type Page } from './page.ts';
import type { Pair, Speech } from './speech.ts';
import { SATISFACTION_WORDS, STEP_WORDS, typeWords } from './words-problem.ts';

export const MOST_SAID = 500;

const WORDS = {
  type: ['凭查询码查看进展', 'Follow a report by its code'],
  code: ['查询码（10 位）', 'Code (10 signs)'],
  show: ['查看', 'Show'],
  title: ['反映的进展', 'Your report'],
  facts: ['{type} · {day}反映', '{type} · reported on {day}'],
  photos: ['附 {count} 张照片', '{count} picture{count:s}'],
  now: ['现在：{step}', 'Now: {step}'],
  with: ['由{department}办理。', 'It is with: {department}.'],
  way: ['经过', 'What happened'],
  again: ['重新办理：{step}', 'Taken up again: {step}'],
  joined: ['合并后的进展', 'After it was joined'],
  answer: ['答复', 'Answer'],
  noReason: [
    '不予受理的理由会在这里答复。也可以拨打下面的热线询问。',
    'The reason will be told here. You may also call the number below.',
  ],
  ask: ['您对处理结果满意吗？', 'What do you think of the end?'],
  asked: ['{day}您的评价：{said}', 'On {day} you said: {said}'],
  yours: ['您的评价：{said}', 'You said: {said}'],
  until: ['{day}前可以修改。', 'You can change it until {day}.'],
  words: ['想说的话（可不填，最多 {max} 字）', 'In your words (optional, at most {max} characters)'],
  send: ['提交评价', 'Send'],
  reopen: ['您认为没有解决，工作人员会再看。', 'You said that it is not solved. Staff will look again.'],
  water: ['查看{water}', 'See {water}'],
} satisfies Record<string, Pair>;

export function drawCodeForm(
  said: { readonly status: number; readonly sentence: string } | null,
  typed: string,
  { say, language }: Speech,
): Page {
  return {
    ...{ title: say(WORDS.type), path: '/follow' },
    ...(said && { status: said.status }),
    body: html`<h1>${say(WORDS.type)}</h1>${said && drawSaid(said.sentence)}<section><form method="get" action="/follow">${language === 'en' && html`<input type="hidden" name="lang" value="en">`}
<p class="field"><label for="code">${say(WORDS.code)}</label><input id="code" name="code" value="${typed}" required maxlength="20" autocomplete="off" autocapitalize="characters" spellcheck="false"></p><button>${say(WORDS.show)}</button></form></section>`,
  };
}

export function drawFollowed(
  followed: Followed,
  asked: { readonly code: string; readonly said: { readonly status: number; readonly sentence: string } | null },
  speech: Speech,
): Page {
  const { say, name, at, link } = speech;
  const { city, water, steps, joined, answer } = followed;
  const step = (joined.at(-1) ?? steps.at(-1))!.step;
  return {
    ...{ title: say(WORDS.title), path: `/follow/${asked.code}` },
    ...(asked.said && { status: asked.said.status }),
    body: html`<h1>${say(WORDS.title)}</h1>${asked.said && drawSaid(asked.said.sentence)}<p class="quiet">${placeOf(followed, speech)}<br>${say(WORDS.facts, { type: say(typeWords(followed.type)), day: at(followed.reportedAt, city.timezone) })}${followed.photos > 0 && html` · ${say(WORDS.photos, { count: followed.photos })}`}<br>${showTrackingCode(asked.code)}</p>
<section><p class="now">${say(WORDS.now, { step: say(STEP_WORDS[step]) })}</p>${followed.departments.length > 0 && html`<p>${say(WORDS.with, { department: speech.list(followed.departments) })}</p>`}<h2>${say(WORDS.way)}</h2>${drawWay(steps, followed, speech)}${joined.length > 0 && html`<h3>${say(WORDS.joined)}</h3>${drawWay(joined, followed, speech)}`}</section>
${drawAnswer(followed, speech)}${drawSatisfaction(followed, asked.code, speech)}<p><a href="${link(waterPath(water.id))}">${say(WORDS.water, { water: name(water) })}</a></p>`,
  };

  function drawAnswer(told: Followed, s: Speech): Html | null {
    if (answer)
      return html`<section><h2>${s.say(WORDS.answer)}</h2><p class="break">${answer.text}</p><p class="quiet">${s.at(answer.at, told.city.timezone)}</p></section>`;
    return step === 'rejected'
      ? html`<section><h2>${s.say(WORDS.answer)}</h2><p>${s.say(WORDS.noReason)}</p></section>`
      : null;
  }
}

/** A reach that is called after its water says both. */
function placeOf({ water, reach }: Followed, { name }: Speech): string {
  const [whole, of] = [reach ? name(reach) : '', name(water)];
  return whole.startsWith(of) ? whole : [of, whole].filter((part) => part !== '').join(' · ');
}

function drawWay(steps: Followed['steps'], { city }: Followed, { say, at }: Speech): Html {
  return html`<ol class="way">${steps.map(({ step, at: when, again }) => {
    const words = say(STEP_WORDS[step]);
    return html`<li><strong>${again ? say(WORDS.again, { step: words }) : words}</strong><br><span class="quiet">${at(when, city.timezone)}</span></li>`;
  })}</ol>`;
}

function drawSatisfaction({ satisfaction, city }: Followed, code: string, speech: Speech): Html | null {
  if (!satisfaction) return null;
  const { say, at, link } = speech;
  const { may, said, text, untilMs } = satisfaction;
  const before =
    said &&
    html`<p><strong>${say(WORDS.yours, { said: say(SATISFACTION_WORDS[said]) })}</strong></p>${text !== '' && html`<p class="break">${text}</p>`}${said === 'not_solved' && html`<p>${say(WORDS.reopen)}</p>`}`;
  const until =
    may &&
    untilMs !== null &&
    html`<p class="quiet">${say(WORDS.until, { day: at(new Date(untilMs), city.timezone) })}</p>`;
  return html`<section><h2>${say(WORDS.ask)}</h2>${before}${until}${
    may &&
    html`<form method="post" action="${link(`/follow/${code}`)}" enctype="multipart/form-data"><fieldset class="field"><legend>${say(WORDS.ask)}</legend>${SATISFACTIONS.map(
      (one) =>
        html`<label class="choice"><input type="radio" name="satisfaction" value="${one}" required${one === said && html` checked`}>${say(SATISFACTION_WORDS[one])}</label>`,
    )}</fieldset><p class="field"><label for="words">${say(WORDS.words, { max: MOST_SAID })}</label><textarea id="words" name="words" rows="3" maxlength="${MOST_SAID}">${text}</textarea></p><button>${say(WORDS.send)}</button></form>`
  }</section>`;
}
