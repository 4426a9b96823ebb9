import { describe, expect, it } from 'vitest';
import { type Circumstances, judge } from './judge.ts';
import { feed, findVector, reframe } from './test-vectors.ts';

const PACKET = findVector('x-lf-only').packet!;
/** Five seconds after the packet says it was sent. */
const SOON = Date.parse('2026-03-01T08:00:05.123+08:00');
const HOUR = 3_600_000;

function judgeText(change: (segment: string) => string, circumstances: Partial<Circumstances> = {}) {
  const [span] = feed([reframe(PACKET, change)]);
  if (!span) throw new Error('No span');
  return judge(span, { receivedMs: SOON, ...circumstances });
}

const withArea = (area: string) => (segment: string) => segment.replace(/CP=&&.*&&/, `CP=&&${area}&&`);
const at = (time: string) => (segment: string) => segment.replace('DataTime=20260301080000', `DataTime=${time}`);
const qualities = (judgement: ReturnType<typeof judgeText>) => judgement.readings.map(({ quality }) => quality);

describe('time', () => {
  it.each([
    ['now', '20260301080000', ['ok', 'ok']],
    ['within six hours', '20260301020100', ['ok', 'ok']],
    ['of a clock on world time', '20260301000000', ['late', 'late']],
    ['of a clock that was never set', '19700101080000', ['late', 'late']],
    ['a little ahead', '20260301081000', ['ok', 'ok']],
  ])('of a packet that is %s', (_, time, expected) => {
    expect(qualities(judgeText(at(time)))).toEqual(expected);
  });

  it.each(['20260301081100', '20260301160000', '20990101000000'])(
    'of a packet from the future, %s, keeps its readings out',
    (time) => {
      const judgement = judgeText(at(time));
      expect([judgement.action, judgement.errors, judgement.readings]).toEqual([
        'quarantine',
        ['DataTime_in_future'],
        [],
      ]);
      expect(judgement.reply).toContain('CN=9014');
    },
  );

  it('that lies behind the sending of the packet is of the future, even where it is past for us', () => {
    const judgement = judgeText(at('20260301081500'), { receivedMs: SOON + HOUR });
    expect([judgement.action, ...qualities(judgement)]).toEqual(['accept', 'future', 'future']);
  });

  it('of a window counts from its end', () => {
    const day = (segment: string) => segment.replace('CN=2011', 'CN=2031').replace('-Rtd', '-Avg');
    expect(qualities(judgeText((segment) => at('20260228000000')(day(segment)))).at(0)).toBe('late');
    expect(qualities(judgeText((segment) => at('20260228030000')(day(segment)))).at(0)).toBe('ok');
  });

  it('tells how far the clock of the station is off', () => {
    expect(judgeText((segment) => segment).clockAheadMs).toBe(-5000);
    expect(judgeText((segment) => segment.replace('QN=20260301080000123;', '')).clockAheadMs).toBeNull();
    expect(judgeText((segment) => segment.replace('QN=2026', 'QN=2099')).clockAheadMs).toBeGreaterThan(
      70 * 365 * 24 * HOUR,
    );
  });
});

describe('a sample', () => {
  const area = 'DataTime=20260301080000;w01018-SampleTime=20260301060000,w01018-Rtd=23.4;w01001-Rtd=7';

  it('that was seen before is stale, and so is one a day old', () => {
    const seenMs = Date.parse('2026-03-01T06:00:00+08:00');
    const lastSample = (ms: number) => ({
      lastSampleMs: (mn: string, code: string) => (mn && code === 'w01018' ? ms : null),
    });
    expect(qualities(judgeText(withArea(area)))).toEqual(['ok', 'ok']);
    expect(qualities(judgeText(withArea(area), lastSample(seenMs)))).toEqual(['stale_sample', 'ok']);
    expect(qualities(judgeText(withArea(area), lastSample(seenMs - 1)))).toEqual(['ok', 'ok']);
    expect(qualities(judgeText(withArea(area.replace('0301060000', '0228075959'))))).toEqual(['stale_sample', 'ok']);
    expect(judgeText(withArea(area)).readings[0]?.sampleMs).toBe(seenMs);
  });

  it('from the future is not used, and one at no time is told', () => {
    expect(qualities(judgeText(withArea(area.replace('0301060000', '0301090000'))))).toEqual(['future', 'ok']);
    const judgement = judgeText(withArea(area.replace('0301060000', '0230060000')));
    expect([judgement.action, judgement.warnings]).toEqual(['accept_warn', ['bad_SampleTime']]);
  });
});

describe('a value', () => {
  const one = (pairs: string) => judgeText(withArea(`DataTime=20260301080000;${pairs}`)).readings;

  it.each([
    ['w20119-Rtd=50', 'as', 0.05, 'mg/L', 'ok'],
    ['w20141-Rtd=0.05', 'as', 0.05, 'mg/L', 'ok'],
    ['w20111-Rtd=1.803', 'hg', 0.001803, 'mg/L', 'ok'],
    ['w20120-Rtd=30', 'pb', 0.03, 'mg/L', 'ok'],
    ['w00000-Rtd=3410', 'flow', 3.41, 'm³/s', 'ok'],
    ['w00000-Cou=63.0', null, 63, 'm³', 'ok'],
    ['w01018-Cou=63.0', null, 63, 'kg', 'ok'],
    ['w01018-ZsAvg=40', null, 40, 'mg/L', 'ok'],
    ['011-Rtd=20', 'cod', 20, 'mg/L', 'ok'],
    ['ys1000-Rtd=160', null, 160, null, 'ok'],
    ['constructor-Rtd=1', null, 1, null, 'ok'],
    ['w01001-Rtd=51.5', 'ph', 51.5, '', 'out_of_physical_range'],
    ['w01018-Rtd=-0.1', 'cod', -0.1, 'mg/L', 'out_of_physical_range'],
    ['w20089-Rtd=-1', null, -1, 'ng/L', 'out_of_physical_range'],
    ['a01013-Rtd=-0.052', null, -0.052, null, 'ok'],
    ['w01018-Rtd=-9999', 'cod', -9999, 'mg/L', 'no_data_sentinel'],
    ['w01018-Rtd=-999.0,w01018-Flag=D', 'cod', -999, 'mg/L', 'flag_D'],
    ['w01018-Rtd=12,w01018-Flag=n', 'cod', 12, 'mg/L', 'unknown_flag'],
    ['w01018-Rtd=+12.50,w01018-Flag=N', 'cod', 12.5, 'mg/L', 'ok'],
  ] as const)('%s', (pairs, indicator, value, unit, quality) => {
    expect(one(pairs)).toEqual([expect.objectContaining({ indicator, value, unit, quality })]);
  });

  it.each(['', ' 1', '1e3', '.5', '5.', '1,5', '0x17', 'Infinity', '1.123456789', '123456789012345'])(
    'may not be %j',
    (text) => {
      const judgement = judgeText(withArea(`DataTime=20260301080000;w01018-Rtd=${text}`));
      expect([judgement.action, judgement.readings, judgement.reply]).toEqual(['quarantine', [], null]);
    },
  );
});

describe('a segment', () => {
  it.each([
    ['says nothing', () => '', ['missing_CN', 'missing_MN', 'missing_ST', 'no_cp']],
    ['names a field twice', (text: string) => `ST=32;${text}`, ['dup_header_ST']],
    ['has a word in its header', (text: string) => `HB;${text}`, ['bad_header_item']],
    ['measures at no time', withArea('w01018-Rtd=1'), ['missing_DataTime']],
    ['has a word in its area', withArea('DataTime=20260301080000;w01018-Rtd=1,N'), ['bad_item']],
    ['has a part without a whole', (text: string) => text.replace('Flag=5', 'Flag=7;PNO=1'), ['bad_PNO']],
    ['has a part that is no number', (text: string) => text.replace('Flag=5', 'Flag=7;PNUM=2;PNO=x'), ['bad_PNO']],
    ['has part none', (text: string) => text.replace('Flag=5', 'Flag=7;PNUM=2;PNO=0'), ['bad_PNO']],
  ] as const)('that %s is refused', (_, change, errors) => {
    const judgement = judgeText(change);
    expect([judgement.action, judgement.errors]).toEqual(['quarantine', errors]);
  });

  it.each([
    ['with an empty item', 'DataTime=20260301080000;;w01018-Rtd=1', ['empty_item']],
    ['with a semicolon behind the last', 'DataTime=20260301080000;w01018-Rtd=1;', ['trailing_semicolon']],
  ])('%s is read all the same', (_, area, warnings) => {
    const judgement = judgeText(withArea(area));
    expect([judgement.action, judgement.warnings, qualities(judgement)]).toEqual(['accept_warn', warnings, ['ok']]);
  });

  it('takes names of the language for names', () => {
    const judgement = judgeText(withArea('DataTime=20260301080000;toString=1;hasOwnProperty-Info=1;constructor-Rtd=2'));
    expect([...judgement.packet!.segment.fields.keys()]).toEqual(['DataTime', 'toString']);
    expect([...judgement.packet!.segment.factors.keys()]).toEqual(['hasOwnProperty', 'constructor']);
  });

  it('leaves the words of a log whole', () => {
    const log = '//pump on, valve=shut//';
    const judgement = judgeText(withArea(`DataTime=20260301080000;i11001-Info=${log}`));
    expect([judgement.action, judgement.packet!.segment.factors.get('i11001')?.[0]?.text]).toEqual(['accept', log]);
  });
});

describe('an answer', () => {
  it.each([
    ['asked for by a flag that is even', (text: string) => text.replace('Flag=5', 'Flag=4')],
    ['to a command that is none of data', (text: string) => text.replace('CN=2011', 'CN=9011')],
    ['without a QN', (text: string) => text.replace('QN=20260301080000123;', '')],
    ['to a QN that is no number', (text: string) => text.replace('20260301080000123', '2026\u000080000123')],
    ['to a name with a blank', (text: string) => text.replace('MN=0100', 'MN=0 00')],
    ['to a password with a hash', (text: string) => text.replace('PW=123456', 'PW=##0001')],
  ])('is not given %s', (_, change) => {
    expect(judgeText(change).reply).toBeNull();
  });

  it('goes without a password to whom sent none', () => {
    const { reply } = judgeText((text) => text.replace('PW=123456;', ''));
    const [span] = feed([Buffer.from(reply!)]);
    expect([span?.kind, span?.frame.terminator]).toEqual(['packet', 'CRLF']);
    expect(reply).toContain(';CN=9014;MN=010000A8900016F000169DC0;Flag=4;CP=&&&&');
  });
});
