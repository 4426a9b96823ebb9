import { describe, expect, it } from 'vitest';
import { checkMark, departmentMark, officeMark } from './office-mark.ts';

const LEVELS = ['city', 'district', 'town', 'village'] as const;
const wayOf = (names: readonly string[]) => names.map((name, i) => ({ level: LEVELS[i]!, name }));

describe('the mark of an office', () => {
  it.each([
    [['广州市'], '穗河长办'],
    [['样例市'], '样例河长办'],
    [['和田地区'], '和田河长办'],
    [['锡林郭勒盟'], '锡林郭勒河长办'],
    [['广州市', '海珠区'], '海珠河长办'],
    [['上海市', '浦东新区'], '浦东河长办'],
    [['邢台市', '邢台县'], '邢台县河长办'],
    [['清远市', '连南瑶族自治县'], '连南瑶族自治县河长办'],
    [['三明市', '沙县'], '沙县河长办'],
    [['广州市', '番禺区', '石楼镇'], '番禺石楼镇河长办'],
    [['广州市', '番禺区', '石楼镇', '赤岗村'], '番禺石楼镇赤岗村河长办'],
  ])('of %s is %s', (names, mark) => expect(officeMark(wayOf(names), names.slice(1, 2))).toBe(mark));

  it.each([
    ['和田地区', ['和田市', '和田县', '墨玉县', '皮山县']],
    ['伊犁哈萨克自治州', ['伊宁市', '伊宁县', '奎屯市', '霍城县']],
    ['喀什地区', ['喀什市', '疏附县', '疏勒县']],
    ['长沙市', ['长沙县', '望城区', '浏阳市', '长市']],
    ['大同市', ['新荣区', '云州区', '云州县', '云州']],
  ])('is another for each district of %s', (city, districts) => {
    const marks = [
      officeMark(wayOf([city]), districts),
      ...districts.map((d) => officeMark(wayOf([city, d]), districts)),
    ];
    expect(new Set(marks).size).toBe(districts.length + 1);
  });

  it('keeps a name whole only where it must', () => {
    const districts = ['伊宁市', '伊宁县', '奎屯市'];
    const marks = districts.map((district) => officeMark(wayOf(['伊犁哈萨克自治州', district]), districts));
    expect(marks).toEqual(['伊宁市河长办', '伊宁县河长办', '奎屯河长办']);
  });
});

describe('the mark of a department', () => {
  it.each([
    ['样例市水务局', ['样例市'], ['样例市水务局', '海珠区水务局'], '样例市水务局河长'],
    ['水务局', ['样例市', '海珠区'], ['水务局', '水务局', '城管局'], '海珠区水务局河长'],
    ['水务局', ['样例市'], ['水务局', '水务局'], '样例市水务局河长'],
    ['农办', ['样例市', '番禺区', '石楼镇'], ['农办', '农办'], '番禺区石楼镇农办河长'],
  ])('%s in %j is unique', (name, regions, names, mark) => expect(departmentMark(name, regions, names)).toBe(mark));
});

describe('a mark that a city sets', () => {
  it.each([
    ['穗河办', '穗河办'],
    [' 穗河办 ', '穗河办'],
    ['ＧＺ河办', 'GZ河办'],
  ])('%j is %s', (typed, mark) => expect(checkMark(typed)).toEqual({ ok: true, value: mark }));

  it.each(['', ' ', '穗〔2026〕', '穗-河', '穗 河办', '穗河办1号', '河'.repeat(21), '穗%', '穗\n办'])(
    '%j is none',
    (typed) => expect(checkMark(typed)).toMatchObject({ ok: false, refusal: { kind: 'mark.form', most: 20 } }),
  );
});
