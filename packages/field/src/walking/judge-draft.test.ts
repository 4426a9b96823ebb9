import type { TodayBody } from '@xunhe/contract/duty';
import { DEFAULT_THRESHOLD } from '@xunhe/domain/duty/threshold';
import { makePath, pathToLine, walkPath } from '@xunhe/domain/patrol/test-walks';
import { describe, expect, it } from 'vitest';
import { judgeDraft, toThreshold } from './judge-draft.ts';

const path = makePath(3, 1600);
const { points } = walkPath(path, 3);
const endedMs = points.at(-1)!.timeMs;
/** As a phone kept it before there were the newer figures. */
const OLD = {
  minutes: 10,
  lengthM: 1000,
  coverage: 0.8,
  bufferM: 50,
  wideBufferM: 100,
  wideWaterM: 100,
  gapShare: 0.3,
};

function judge(thresholds: TodayBody['thresholds'], mode: 'walk' | 'meeting' = 'walk') {
  const geometry = { type: 'LineString', coordinates: pathToLine(path) };
  const today = { person: 'C1', thresholds, reaches: [{ reach: 'R1', lengthM: 1600, widthM: 10, geometry }] };
  const draft = {
    ...{ id: 'P1', city: '9900', person: 'C1', reach: 'R1', reachName: 'R1', mode, startedMs: 0, part: 0 },
    ...{ paused: false, problems: [], hidden: [], clockJumpS: 0 },
    said: { note: '水清', nothingFound: true, checks: {} },
  };
  const details = { topic: '清漂', attendees: '林、吴', outcome: '周五前清理' };
  const photos = mode === 'meeting' ? [{ role: 'view' as const }] : [];
  return judgeDraft(draft, points, { today: today as unknown as TodayBody, endedMs, photos, details });
}

describe('a patrol judged on the phone', () => {
  it('is judged by the shipped figures where a list of before tells none', () => {
    expect(toThreshold(OLD).shiftM).toEqual(DEFAULT_THRESHOLD.shiftM);
    expect(toThreshold(OLD).evidence).toEqual(DEFAULT_THRESHOLD.evidence);
    expect(judge(OLD).verdict).toBe('effective');
    expect(judge(OLD, 'meeting').verdict).toBe('effective');
  });

  it('is judged by the figures of the list where it tells them', () => {
    const slow = judge({ ...OLD, speedMs: { walk: 0.6 }, fastShare: 0.5 });
    expect([slow.verdict, slow.reasons.map(({ kind }) => kind)]).toEqual([
      'needs_review',
      ['patrol.enough', 'patrol.tooFast'],
    ]);
    expect(judge({ ...OLD, stillShare: 0 }).reasons.map(({ kind }) => kind)).toContain('patrol.still');
    const strict = { meeting: { needs: [['document' as const]], byPerson: false } };
    expect(judge({ ...OLD, evidence: strict }, 'meeting').reasons).toMatchObject([
      { kind: 'patrol.evidence', missing: [['document']] },
    ]);
  });
});
