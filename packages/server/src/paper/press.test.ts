// Letters as they are printed: every sign as it was typed, whatever it means to a compiler; pictures that are none; and the bounds of the
// process that sets them.
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeJpeg } from '../pictures/test-pictures.ts';
import { makeLetterPage, type PrintedLetter } from './letter-page.ts';
import type { Sheet } from './press.ts';
import { type Press, startPress } from './press-process.ts';
import { makeTestLetter, readPdf } from './test-letter.ts';

let press: Press;
beforeAll(() => {
  press = startPress();
});
afterAll(() => press.close());

const sheetOf = (letter: PrintedLetter, pictures: Sheet['pictures'] = []): Sheet => ({
  ...{ template: 'letter', content: makeLetterPage(letter), pictures, drawings: [], madeAtS: 1_767_830_400 },
});

async function print(letter: PrintedLetter, pictures?: Sheet['pictures']): Promise<Buffer> {
  const made = await press.print(sheetOf(letter, pictures));
  if (!made.ok) throw new Error(made.why);
  return Buffer.from(made.pdf);
}

const photos = (count: number) =>
  Array.from({ length: count }, (_, i) => ({
    sha256: String(i),
    role: i === 0 ? 'before' : 'view',
    day: '2026-01-05',
  }));
const toWebp = async (seed: number) =>
  sharp(await makeJpeg(seed))
    .webp()
    .toBuffer();

/** A picture that packs badly, as a wall of leaves does: what a camera makes of it has many megabytes. */
const makeLeaves = () => {
  const noise = { type: 'gaussian', mean: 128, sigma: 50 } as const;
  return sharp({ create: { width: 4000, height: 3000, channels: 3, background: 'grey', noise } })
    .jpeg()
    .toBuffer();
};

describe('a letter', () => {
  it('holds its number, addressee, text, deadline, contact, signature and date', async () => {
    const { text, pages } = await readPdf(await print(makeTestLetter()));
    for (const part of [
      ...['穗河长办交〔2026〕12号', '关于交办市桥水道工业废水排放问题的函', '番禺区水务局：', '水质由Ⅲ类降为Ⅴ类。'],
      ...['交由你单位主办', '问题来源：市民', '番禺区石楼镇市桥水道石楼段（经度113.26510，纬度23.12340）'],
      ...['办理时限：2026年2月5日前', '联系人：孙文清，联系电话：000-0001', '广州市河长制办公室2026年1月8日'],
    ])
      expect(text).toContain(part);
    expect(pages).toBe(1);
  });

  it('of each kind says what it asks', async () => {
    const order = makeTestLetter({ cause: 'overdue', overdueDays: 12, leads: null }, 'supervision');
    expect((await readPdf(await print(order))).text).toMatch(/已超过办理时限.*予以督办.*2026年2月5日（已逾期12天）/);
    const reply = makeTestLetter({ answers: '穗河长办交〔2026〕3号', note: '排口已封堵。', leads: null }, 'reply');
    const { text } = await readPdf(await print(reply));
    expect(text).toMatch(/你办穗河长办交〔2026〕3号收悉.*办理结果：排口已封堵。.*专此函复/);
    expect(text).not.toContain('你单位');
  });

  it.each([
    '#eval("1+1") #import "x.typ" #read("/etc/passwd") #panic()',
    '*bold* _it_ $x^2$ `code` ```raw``` = head - item + item / term: y',
    '"quoted" \'single\' “中文” ‘引’ \\ \\n \\u{41} @ref <label> ~ -- --- ...',
    '// no comment /* nor this */ [x] {y} (z) #[ #{ ]] }}',
    'Ⅰ Ⅱ Ⅲ Ⅳ Ⅴ NH₃-N CODₘ ① ㎡ ℃ μg/L ≤ ≥ ± ×',
    'https://example.gov.cn/a/long/address/without/any/place/to/break/it/that/goes/on/and/on/index.html?x=1&y=2',
    `${'a'.repeat(300)}${'#'.repeat(100)}${'！'.repeat(60)}`,
    '龘靐䶮㙍丂',
  ])('prints as typed: %s', async (text) => {
    const pdf = await readPdf(await print(makeTestLetter({ text })));
    expect(pdf.text).toContain(text.replace(/\s/g, ''));
  });

  it('takes hostile text in every place that a person fills', async () => {
    const bad = '#eval("1") *x* ] } "';
    const all = makeTestLetter({
      ...{ signature: bad, addressees: [bad], copies: [bad], note: bad, contact: { name: bad, phone: bad }, text: bad },
    });
    const { text } = await readPdf(await print(all));
    expect(text.split(bad.replace(/\s/g, '')).length - 1).toBeGreaterThanOrEqual(8);
  });

  it('of two thousand signs loses none, with a line for each that was typed', async () => {
    const long = '河道内堆放建筑垃圾，影响行洪。'.repeat(140).slice(0, 2000);
    const { text, pages } = await readPdf(await print(makeTestLetter({ text: `${long}\n第二行\r\n\r\n第三行` })));
    expect(text).toContain(`${long}第二行第三行`);
    expect(pages).toBeGreaterThan(3);
  });

  it('never has a page with the signature or the copies alone', async () => {
    for (let signs = 100; signs < 500; signs += 28) {
      const letter = makeTestLetter({
        text: '河'.repeat(signs),
        copies: ['番禺区城市管理和综合执法局', '石楼镇人民政府'],
      });
      const { texts } = await readPdf(await print(letter));
      const signed = texts.find((page) => page.includes('2026年1月8日'));
      expect([signs, signed?.includes('特此函达。广州市河长制办公室2026年1月8日（联系人：孙文清')]).toEqual([
        signs,
        true,
      ]);
      expect([signs, texts.at(-1)?.endsWith('石楼镇人民政府。'), texts.at(-1) === signed]).toEqual([signs, true, true]);
    }
  });

  it('has its pictures on a page of their own, named before the signature, and the copies at the foot of that', async () => {
    const letter = makeTestLetter({ photos: photos(2), copies: ['石楼镇人民政府'] });
    const { texts } = await readPdf(await print(letter, [await toWebp(1), await toWebp(2)]));
    expect(texts[0]).toMatch(/特此函达。附件：现场照片（2张）广州市河长制办公室2026年1月8日（联系人：[^）]+）$/);
    expect(texts.slice(1)).toEqual(['附件现场照片图1整改前2026年1月5日图2现场2026年1月5日抄送：石楼镇人民政府。']);
  });

  it.each([
    ['assignment', '关于交办市桥水道|工业废水排放问题的函'],
    ['supervision', '关于督办市桥水道|工业废水排放问题的通知'],
    ['reply', '关于市桥水道工业废水排放问题|办理情况的复函'],
  ] as const)('of kind %s has a title that breaks between words: %s', (kind, lines) => {
    const { title, titleLines } = makeLetterPage(makeTestLetter({}, kind));
    expect([titleLines.join('|'), title]).toEqual([lines, lines.replace('|', '')]);
  });

  it('shows four pictures, and says so where one cannot be shown', async () => {
    const whole = await Promise.all([1, 2, 3, 4].map(toWebp));
    const shown = await print(makeTestLetter({ photos: photos(4) }), whole);
    expect((await readPdf(shown)).text).toMatch(/图1整改前2026年1月5日图2现场.*图4现场/);
    expect((await readPdf(shown)).text).not.toContain('无法显示');
    const broken = [whole[0]!, null, Buffer.from('RIFF....WEBP no picture'), whole[1]!.subarray(0, 300)];
    const told = await print(makeTestLetter({ photos: photos(4) }), broken);
    expect((await readPdf(told)).text.match(/照片无法显示/g)).toHaveLength(3);
    expect(told.length).toBeLessThan(shown.length);
  });

  it('of two pictures of twelve megapixels stays small, and keeps them as sharp as paper shows', async () => {
    const leaves = await makeLeaves();
    const pictures = [leaves, await sharp(leaves).flop().jpeg().toBuffer()];
    expect(Math.min(...pictures.map(({ length }) => length))).toBeGreaterThan(3_000_000);
    const pdf = await print(makeTestLetter({ photos: photos(2) }), pictures);
    expect(pdf.length).toBeLessThan(600_000);
    const images = [...pdf.toString('latin1').matchAll(/\/Width (\d+)\s+\/Height (\d+)/g)].map(([, ...size]) =>
      size.join(' × '),
    );
    expect(images).toEqual(['827 × 620', '827 × 620']);
  });

  it('is the same bytes each time', async () => {
    const letter = makeTestLetter({ photos: photos(1) });
    const picture = await toWebp(5);
    const [one, , two] = [
      await print(letter, [picture]),
      await print(makeTestLetter({ text: '别的' })),
      await print(letter, [picture]),
    ];
    expect(one.equals(two)).toBe(true);
  });
});

describe('the process', () => {
  it('is ended when it takes too long or too much, and the next letter comes from a new one', async () => {
    const slow = startPress({ mostMs: 5 });
    expect(await slow.print(sheetOf(makeTestLetter()))).toEqual({ ok: false, why: 'timeout' });
    slow.close();
    const small = startPress({ mostRssBytes: 20 * 1024 * 1024 });
    expect(await small.print(sheetOf(makeTestLetter()))).toEqual({ ok: false, why: 'tooLarge' });
    small.close();
    press.close();
    expect((await readPdf(await print(makeTestLetter()))).text).toContain('〔2026〕12号');
  });

  it('keeps a line of so many, and turns away the one after', async () => {
    const narrow = startPress({ mostWaiting: 3 });
    const all = await Promise.all([1, 2, 3, 4].map(() => narrow.print(sheetOf(makeTestLetter()))));
    expect(all.map((made) => made.ok || made.why)).toEqual([true, true, true, 'busy']);
    expect((await narrow.print(sheetOf(makeTestLetter()))).ok).toBe(true);
    narrow.close();
  });

  it('sees no file of the disk', async () => {
    const letter = sheetOf(makeTestLetter({ photos: photos(1) }));
    const content = { ...letter.content, photos: [{ caption: 'x', path: '/etc/hostname' }] };
    const made = await press.print({ ...letter, content });
    expect(made.ok && (await readPdf(made.pdf)).text).toContain('照片无法显示');
  });
});
