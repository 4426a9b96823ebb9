// Two years of classes as bars, a row a year, with the numeral over each bar, so that nothing is told by colour alone; and the same as a table.
import type { PublicMonth } from '../../acts/citizen/read-public-water.ts';
import { CLASS_WORDS } from './class-words.ts';
import { type Html, html } from './html.ts';
import type { Pair, Speech } from './speech.ts';

const WORDS = {
  title: ['近 24 个月', 'The last 24 months'],
  drawn: [
    '{from}至{to}各月的水质类别，数字见下面的表',
    'Class of each month from {from} to {to}; the figures are in the table below',
  ],
  worst: ['取当月有监测的河段中最差的一个。', 'The worst of the reaches that were measured in the month.'],
  table: ['按月列出', 'Month by month'],
  month: ['月份', 'Month'],
  wqClass: ['类别', 'Class'],
  target: ['目标', 'Target'],
  none: ['无数据', 'no figures'],
  meets: ['达标', 'met'],
  fails: ['未达标', 'missed'],
} satisfies Record<string, Pair>;

const [ROW, WIDE, BAR_WIDE, STEP_HIGH] = [12, 28, 22, 9];
const ROW_HIGH = 6 * STEP_HIGH + 44;

export function drawHistory(months: readonly PublicMonth[], speech: Speech): Html {
  const { say, month } = speech;
  const rows = Math.ceil(months.length / ROW);
  const drawn = say(WORDS.drawn, { from: month(months[0]!.month), to: month(months.at(-1)!.month) });
  return html`<h3>${say(WORDS.title)}</h3><svg viewBox="0 0 ${ROW * WIDE} ${rows * ROW_HIGH}" role="img" aria-label="${drawn}" font-size="13" text-anchor="middle" fill="#16242b">${months.map(
    (one, n) => drawBar(one, n % ROW, { base: (Math.floor(n / ROW) + 1) * ROW_HIGH - 22, speech }),
  )}</svg>
<p class="quiet">${say(WORDS.worst)}</p>
<details><summary>${say(WORDS.table)}</summary><table><thead><tr><th scope="col">${say(WORDS.month)}</th><th scope="col">${say(WORDS.wqClass)}</th><th scope="col">${say(WORDS.target)}</th></tr></thead><tbody>
${months.toReversed().map((one) => drawRow(one, speech))}</tbody></table></details>`;
}

function drawBar(
  { month, wqClass }: PublicMonth,
  column: number,
  { base, speech }: { readonly base: number; readonly speech: Speech },
): Html {
  const middle = column * WIDE + WIDE / 2;
  const short = String(Number(month.slice(5)));
  const below = column === 0 || short === '1' ? `${month.slice(2, 4)}/${short}` : short;
  const high = (wqClass ?? 0) * STEP_HIGH;
  return html`${
    wqClass !== null &&
    html`<rect x="${middle - BAR_WIDE / 2}" y="${base - high}" width="${BAR_WIDE}" height="${high}" fill="${CLASS_WORDS[wqClass]!.colour}"/>`
  }<text x="${middle}" y="${base - high - 4}">${wqClass === null ? '–' : speech.say(CLASS_WORDS[wqClass]!.numeral)}</text><text x="${middle}" y="${base + 15}" font-size="11" fill="#3c4b53">${below}</text>`;
}

function drawRow({ month, wqClass, failing }: PublicMonth, speech: Speech): Html {
  const { say } = speech;
  const [told, met] =
    wqClass === null
      ? [say(WORDS.none), '–']
      : [say(CLASS_WORDS[wqClass]!.long), say(failing > 0 ? WORDS.fails : WORDS.meets)];
  return html`<tr><th scope="row">${speech.month(month)}</th><td>${told}</td><td>${met}</td></tr>`;
}
