import { NOTICE_KINDS, type Notice, type ProblemNotice } from '@xunhe/domain/problem/notice';
import { describe, expect, it } from 'vitest';
import { wordNotice, wordTest } from './notice-words.ts';

const PROBLEM: ProblemNotice = {
  ...{ problem: 'q-1', type: 'farming_pollution', key: true, departments: ['水务局', '农业农村局'], level: 'district' },
  reach: { id: 'r-1', name: '清水河东段', nameEn: 'Qingshui east' },
  region: { id: '440103002000', name: '沙湾镇', nameEn: null },
  dueDay: '2026-01-15',
};
const WARNINGS = { month: '2026-02', region: PROBLEM.region, red: 1, orange: 0, yellow: 12 };

describe('a notice in words', () => {
  it('says in Chinese what happened where, who handles it and until when', () => {
    expect(wordNotice({ kind: 'problem.supervise', body: PROBLEM }, 'zh')).toEqual({
      title: '【巡河】重点问题挂牌督办：清水河东段',
      lines: [
        '河段：清水河东段（沙湾镇）',
        '类型：养殖污染',
        '层级：区（县）级',
        '承办单位：水务局、农业农村局',
        '办理期限：2026-01-15',
      ],
    });
  });

  it('says the same in English, with the Chinese name where there is no other', () => {
    expect(wordNotice({ kind: 'problem.reported', body: { ...PROBLEM, departments: [] } }, 'en')).toEqual({
      title: '[Xunhe] Key problem reported: Qingshui east',
      lines: ['Reach: Qingshui east, 沙湾镇', 'Type: Farming pollution', 'Level: district', 'Due: 2026-01-15'],
    });
  });

  it('leaves out what is not known, and shows a type that it does not know as it is', () => {
    const body = { ...PROBLEM, key: false, type: 'new_type', departments: [], level: null, dueDay: null };
    const { title, lines } = wordNotice({ kind: 'problem.closed', body }, 'zh');
    expect([title, lines]).toEqual([
      '【巡河】问题已销号：清水河东段',
      ['河段：清水河东段（沙湾镇）', '类型：new_type'],
    ]);
  });

  it('counts warned waters by level', () => {
    const { title, lines } = wordNotice({ kind: 'warning.published', body: WARNINGS }, 'zh');
    expect([title, ...lines]).toEqual([
      '【巡河】沙湾镇2026-02 水质预警已发布',
      ...['红色预警河段：1', '橙色预警河段：0', '黄色预警河段：12'],
    ]);
  });

  it('has words for every kind in both languages, under the mark that a robot may ask for', () => {
    for (const kind of NOTICE_KINDS) {
      const notice = (kind === 'warning.published' ? { kind, body: WARNINGS } : { kind, body: PROBLEM }) as Notice;
      expect(wordNotice(notice, 'zh').title).toMatch(/^【巡河】[^{}]*[\u4e00-\u9fff]/);
      expect(wordNotice(notice, 'en').title).toMatch(/^\[Xunhe\] [A-Z][^{}]+: /);
    }
    expect(wordTest('防汛群', 'zh').title).toBe('【巡河】测试消息');
  });
});
