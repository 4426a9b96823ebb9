// Texts, quick endings and silence: what honest chiefs write and do raises no question.

import { describe, expect, it } from 'vitest';
import { addDays } from '../../ground/day.ts';
import { judgeProblem, judgeSilence, type ToldProblem } from './record-signals.ts';
import { findRepeatedTexts, type WrittenText } from './repeated-text.ts';

let count = 0;
const wrote = (text: string, more: Partial<WrittenText> = {}): WrittenText => {
  count++;
  return { record: `T${count}`, patrol: `T${count}`, person: 'Lin', day: addDays('2026-01-01', count), text, ...more };
};

describe('a text', () => {
  it('of set phrases may be written every day', () => {
    const notes = Array.from({ length: 20 }, (_, i) =>
      wrote(`今日巡河未发现问题，水质良好，无异味，河面干净。第${i}次`),
    );
    expect(findRepeatedTexts(notes, [])).toEqual([]);
  });

  it('that tells of different things is not asked about', () => {
    const notes = [
      '东岸3号排口有少量黄水流出，已拍照并告知镇水务所',
      '拱桥下有两处生活垃圾，约半车，已通知保洁员下午清运',
      '新建围挡伸入蓝线约两米，施工单位称有许可，待核实',
      '上游来水浑浊，疑与昨夜暴雨有关，明日复看',
    ];
    expect(
      findRepeatedTexts(
        notes.map((note) => wrote(note)),
        [],
      ),
    ).toEqual([]);
  });

  it('almost the same on a third day is asked about, beside the last one', () => {
    const [a, b, c] = ['2处', '3处', '4处'].map((n) => wrote(`桥下${n}生活垃圾堆放，已通知保洁员前往清运处置`));
    expect(findRepeatedTexts([b!], [a!])).toEqual([]);
    expect(findRepeatedTexts([c!], [a!, b!])).toMatchObject([
      { kind: 'text.repeated', severity: 'weak', otherPatrol: b!.record, numbers: { days: 3, otherRecord: b!.record } },
    ]);
  });

  it('of somebody else word for word is asked about, unless many write it', () => {
    const words = '排口处有白色泡沫并伴有刺鼻气味已取样并通知生态环境分局到场';
    const [wu, lin] = [wrote(words, { person: 'Wu' }), wrote(words)];
    expect(findRepeatedTexts([lin], [wu])).toMatchObject([{ kind: 'text.copied', numbers: { otherPerson: 'Wu' } }]);
    const many = ['A', 'B', 'C', 'D'].map((person) => wrote(words, { person, day: '2026-01-01' }));
    expect(findRepeatedTexts([lin], [wu, ...many])).toEqual([]);
  });
});

describe('a problem', () => {
  const told: ToldProblem = {
    ...{ id: 'Q1', patrol: null, reporter: 'Lin', reportedMs: 0, closedMs: null, selfHandled: null, photos: 0 },
  };

  it('that takes its time, or was dealt with in words or pictures, is not asked about', () => {
    const handled = { by: 'Lin', note: '当场劝离洗车人员并清理', atMs: 60_000 };
    expect(judgeProblem(told)).toBeNull();
    expect(judgeProblem({ ...told, closedMs: 301_000 })).toBeNull();
    expect(judgeProblem({ ...told, selfHandled: handled })).toBeNull();
    expect(judgeProblem({ ...told, selfHandled: { ...handled, note: '好' }, photos: 1 })).toBeNull();
    expect(judgeProblem({ ...told, selfHandled: { ...handled, note: '好', by: 'Wu' } })).toBeNull();
  });

  it('that is over within five minutes, or handled with two characters, is', () => {
    expect(judgeProblem({ ...told, closedMs: 200_000 })).toMatchObject({
      kind: 'problem.quick',
      numbers: { seconds: 200 },
    });
    expect(judgeProblem({ ...told, selfHandled: { by: 'Lin', note: '已办', atMs: 60_000 } })).toMatchObject({
      ...{ kind: 'problem.selfHandled', person: 'Lin', numbers: { minutes: 1 } },
    });
  });
});

describe('a red reach', () => {
  const silent = { reach: 'R1', month: '2026-01', person: 'Lin', complaints: 3, patrols: 4, problems: 0 };

  it('where citizens complain and walks find nothing is asked about', () => {
    expect(judgeSilence(silent)).toMatchObject({ kind: 'reach.silent', key: 'R1/2026-01', numbers: { complaints: 3 } });
  });

  it.each([{ complaints: 1 }, { patrols: 1 }, { problems: 1 }])('is not with %o', (more) => {
    expect(judgeSilence({ ...silent, ...more })).toBeNull();
  });
});
