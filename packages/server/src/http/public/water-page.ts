// The page to which the signboard leads: the state of a water in plain words.
import { groupBy } from '@xunhe/domain/ground/group';
import { addMonths, dayToMonth, monthNumber } from '@xunhe/domain/ground/month';
import type { ProblemState } from '@xunhe/domain/problem/flow';
import { publicStepOf } from '@xunhe/domain/problem/public-step';
import type { PublicMonth, PublicWater, ToldProblems } from '../../acts/citizen/read-public-water.ts';
import type { PublicReach } from '../../store/public-water.ts';
import type { WaterBodyRow } from '../../store/rows-place.ts';
import { drawHistory } from './class-history.ts';
import { CLASS_WORDS } from './class-words.ts';
import { type Html, html } from './html.ts';
import type { Page } from './page.ts';
import type { Pair, Speech } from './speech.ts';
import { STEP_WORDS, typeWords } from './words-problem.ts';

const WORDS = {
  reaches: ['{count} 个河段', '{count} reach{count:es}'],
  report: ['反映问题', 'Report a problem'],
  state: ['水质', 'Water quality'],
  one: ['{month}为{wqClass}', '{month}: {wqClass}'],
  met: ['达到本河流的目标（{target}类）。', 'It meets the target of this water (class {target}).'],
  missed: ['没有达到目标（{target}类）。', 'It does not meet the target (class {target}).'],
  metMany: [
    '{month}有监测的 {measured} 个河段都达到目标。',
    'In {month} all {measured} reaches that were measured met their target.',
  ],
  missedMany: [
    '{month}有监测的 {measured} 个河段中，{failing} 个没有达到目标。',
    'In {month} {failing} of {measured} reaches that were measured did not meet their target.',
  ],
  none: [
    '近两年没有监测数据。没有数据不等于水质好。',
    'Nothing was measured in two years. No figures do not mean good water.',
  ],
  old: ['这是最近一次监测，之后没有新数据。', 'This is the latest measurement; there is nothing newer.'],
  touch: [
    '类别是按监测断面的水样评定的，不表示可以饮用、游泳或接触。',
    'The class is judged from samples at fixed places. It does not say that one may drink, bathe in or touch the water.',
  ],
  byReach: ['各河段', 'Reach by reach'],
  reach: ['河段', 'Reach'],
  target: ['目标', 'Target'],
  latest: ['最近监测', 'Latest'],
  unmeasured: ['没有监测', 'not measured'],
  meets: ['达标', 'met'],
  fails: ['未达标', 'missed'],
  watched: ['本月加密巡查', 'Patrolled more often this month'],
  watchedAll: [
    '河长和工作人员本月对以下河段增加了巡查：{list}。',
    'This month chiefs and staff walk these reaches more often: {list}.',
  ],
  chiefs: ['河长', 'River chiefs'],
  noChief: ['没有登记河长。', 'No chief is on record.'],
  problems: ['近 12 个月的问题', 'Problems of the last 12 months'],
  nothing: ['没有。', 'None.'],
  going: ['办理中 {count} 件', '{count} being handled'],
  solved: ['已办结 {count} 件', '{count} closed'],
  newest: ['最近 {count} 件', 'the newest {count}'],
  waiting: ['另有 {count} 件刚收到，等待受理。', '{count} more came in and wait to be looked at.'],
  type: ['类型', 'What'],
  reported: ['{day}反映', 'reported {day}'],
  standing: ['状态', 'State'],
  closed: ['{day}办结', 'closed {day}'],
} satisfies Record<string, Pair>;

const LEVEL_WORDS: Readonly<Record<string, Pair>> = {
  city: ['市级河长', 'Chief of the city'],
  district: ['区级河长', 'Chief of the district'],
  town: ['镇街级河长', 'Chief of the town'],
  village: ['村居级河长', 'Chief of the village'],
  reach: ['河段长', 'Chief of the reach'],
};

/** Named one by one up to here. */
const MOST_NAMED = 4;
/** Samples come some weeks after they were taken. */
const FRESH_MONTHS = 2;

export function drawWaterPage(told: PublicWater, speech: Speech, path: string): Page {
  const { say, name, link } = speech;
  const { water, reaches } = told;
  const regions = [
    ...new Map(reaches.map((r) => [r.region, { name: r.region_name, name_en: r.region_name_en }])).values(),
  ];
  return {
    ...{ title: name(water), path, isShared: true },
    body: html`<h1>${name(water)}</h1><p class="quiet">${say(WORDS.reaches, { count: reaches.length })} · ${speech.list(regions.slice(0, MOST_NAMED).map(name))}${regions.length > MOST_NAMED && '…'}</p>
${drawState(told, speech)}
<p><a class="button" href="${link(`${path}/report`)}">${say(WORDS.report)}</a></p>
${drawWatched(told, speech)}
<section><h2>${say(WORDS.chiefs)}</h2>${drawChiefs(told, speech)}</section>
<section><h2>${say(WORDS.problems)}</h2>${drawProblems(told, speech)}</section>`,
  };
}

function drawState(told: PublicWater, speech: Speech): Html {
  const { say } = speech;
  const { latest, clock } = told;
  const isOld = latest && monthNumber(latest.month) < monthNumber(addMonths(dayToMonth(clock.today), -FRESH_MONTHS));
  return html`<section class="${latest ? (latest.failing > 0 ? 'bad' : 'good') : 'unknown'}"><h2>${say(WORDS.state)}</h2>
${latest ? drawLatest(latest, told, speech) : html`<p>${say(WORDS.none)}</p>`}${isOld && html`<p>${say(WORDS.old)}</p>`}
<p class="quiet">${say(WORDS.touch)}</p>${latest && drawHistory(told.months, speech)}${drawReaches(told, speech)}</section>`;
}

function drawLatest(latest: PublicMonth, { reaches }: PublicWater, { say, month }: Speech): Html {
  const filling = { month: month(latest.month), measured: latest.measured, failing: latest.failing };
  const wqClass = say(CLASS_WORDS[latest.wqClass!]!.long);
  const head = html`<p class="now">${say(WORDS.one, { month: filling.month, wqClass })}</p>`;
  if (latest.measured > 1)
    return html`${head}<p>${say(latest.failing > 0 ? WORDS.missedMany : WORDS.metMany, filling)}</p>`;
  const target = CLASS_WORDS[reaches.find((reach) => reach.latest?.month === latest.month)!.target]!.numeral[0];
  return html`${head}<p>${say(latest.failing > 0 ? WORDS.missed : WORDS.met, { target })}</p>`;
}

function drawReaches({ reaches, water }: PublicWater, speech: Speech): Html {
  const { say, month } = speech;
  return html`<details><summary>${say(WORDS.byReach)}</summary><table><thead><tr><th scope="col">${say(WORDS.reach)}</th><th scope="col">${say(WORDS.target)}</th><th scope="col">${say(WORDS.latest)}</th></tr></thead><tbody>
${reaches.map(
  (reach) =>
    html`<tr><th scope="row">${sayReach(reach, water, speech)}</th><td>${say(CLASS_WORDS[reach.target]!.numeral)}</td><td>${
      reach.latest
        ? html`${say(CLASS_WORDS[reach.latest.wqClass]!.numeral)} ${say(reach.latest.fails ? WORDS.fails : WORDS.meets)}<br><span class="quiet">${month(reach.latest.month)}</span>`
        : html`<span class="quiet">${say(WORDS.unmeasured)}</span>`
    }</td></tr>`,
)}</tbody></table></details>`;
}

function drawWatched({ watched, reaches, water }: PublicWater, speech: Speech): Html | null {
  const { say, list } = speech;
  if (!watched || watched.length === 0) return null;
  const names = reaches.filter(({ id }) => watched.includes(id)).map((reach) => sayReach(reach, water, speech));
  return html`<section><h2>${say(WORDS.watched)}</h2><p>${say(WORDS.watchedAll, { list: list(names) })}</p></section>`;
}

function drawChiefs({ chiefs, reaches, water }: PublicWater, speech: Speech): Html {
  const { say, list } = speech;
  if (chiefs.length === 0) return html`<p>${say(WORDS.noChief)}</p>`;
  const names = new Map(reaches.map((reach) => [reach.id, sayReach(reach, water, speech)]));
  const whole = reaches.length;
  return html`<table><tbody>${[...groupBy(chiefs, ({ level }) => level)].map(
    ([level, holders]) =>
      html`<tr><th scope="row" class="whole">${say(LEVEL_WORDS[level]!)}</th><td>${holders.map(
        (chief, n) =>
          html`${n > 0 && html`<br>`}${chief.name}${chief.reaches.length < whole && html` <span class="quiet">${list(chief.reaches.map((id) => names.get(id)!))}</span>`}`,
      )}</td></tr>`,
  )}</tbody></table>`;
}

function drawProblems(told: PublicWater, speech: Speech): Html {
  const { say } = speech;
  const { going, solved, waiting } = told;
  const rest =
    solved.rows.length > 0 &&
    html`<details><summary>${sayCount(solved, WORDS.solved, speech)}</summary>${drawSide(solved, told, speech)}</details>`;
  return html`<h3>${sayCount(going, WORDS.going, speech)}</h3>${drawSide(going, told, speech)}${
    waiting > 0 && html`<p>${say(WORDS.waiting, { count: waiting })}</p>`
  }${rest || html`<h3>${sayCount(solved, WORDS.solved, speech)}</h3>`}`;
}

function sayCount({ total, rows }: ToldProblems, words: Pair, { say }: Speech): string {
  const count = say(words, { count: total });
  return total > rows.length ? `${count} (${say(WORDS.newest, { count: rows.length })})` : count;
}

function drawSide({ rows }: ToldProblems, { reaches, city, water }: PublicWater, speech: Speech): Html | null {
  const { say, at } = speech;
  if (rows.length === 0) return null;
  const names = new Map(reaches.map((reach) => [reach.id, sayReach(reach, water, speech)]));
  return html`<table><thead><tr><th scope="col">${say(WORDS.type)}</th><th scope="col">${say(WORDS.standing)}</th></tr></thead><tbody>
${rows.map(
  (row) =>
    html`<tr><td>${say(typeWords(row.type))}${reaches.length > 1 && html`<br><span class="quiet">${names.get(row.reach)!}</span>`}</td><td>${
      row.solved && row.closed_at
        ? say(WORDS.closed, { day: at(row.closed_at, city.timezone) })
        : say(STEP_WORDS[publicStepOf(row.state as ProblemState)])
    }<br><span class="quiet">${say(WORDS.reported, { day: at(row.reported_at, city.timezone) })}</span></td></tr>`,
)}</tbody></table>`;
}

/** A reach is often called after its water: on the page of the water the rest of its name says enough. */
function sayReach(reach: PublicReach, water: WaterBodyRow, { name }: Speech): string {
  const [whole, of] = [name(reach), name(water)];
  const rest = whole.startsWith(of) ? whole.slice(of.length).trim() : '';
  return rest === '' ? whole : rest;
}
