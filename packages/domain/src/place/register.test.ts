import { describe, expect, it } from 'vitest';
import { checkNewValues, checkValues, judgeRegionCode } from './register-check.ts';
import { BULK_FIELDS, REGISTER_FORMS, REGISTER_KINDS } from './register-form.ts';
import { diffRecord, patchRecord, replayChanges, takeBack } from './register-record.ts';

const REACH = { name: '一段', waterBody: 'W1', region: '440103005012', bank: 'both', lengthM: 900 };
const line = (...coordinates: number[][]) => ({ type: 'LineString' as const, coordinates });

const ring = (...coordinates: number[][]) => ({ type: 'Polygon' as const, coordinates: [coordinates] });

describe('the values of a record', () => {
  it.each([
    ['reach', REACH, []],
    ['reach', { ...REACH, geometry: line([113, 23], [113.1, 23]), targetClass: 3, widthM: null }, []],
    ['reach', { ...REACH, lengthM: 0, targetClass: 6 }, ['lengthM number.tooSmall', 'targetClass number.tooLarge']],
    ['reach', { ...REACH, landCover: { built: 0.4 }, coverYear: 2020 }, []],
    [
      'reach',
      { ...REACH, landCover: { built: 0.8, farmed: 0.4 }, coverYear: 20 },
      ['landCover cover.sum', 'coverYear number.tooSmall'],
    ],
    ['gauge', { name: '站', region: '440103005012', openedOn: '2020-02-30' }, ['openedOn date.impossible']],
    ['gauge', { name: '站', region: '440103005012' }, []],
    ['reach', { ...REACH, targetClass: 2.5 }, ['targetClass number.notWhole']],
    ['reach', { ...REACH, lengthM: Number.NaN }, ['lengthM value.notANumber']],
    ['reach', { ...REACH, geometry: line([23, 113], [23, 113.1]) }, ['geometry geometry.swapped']],
    ['reach', { ...REACH, geometry: line([113, 23]) }, ['geometry geometry.tooShort']],
    ['department', {}, ['name value.empty', 'kind value.empty', 'region value.empty']],
    ['department', { name: 7, kind: 'army', region: '1' }, ['name value.text', 'kind value.choice']],
    ['station', { name: '断面', kind: 'section', reach: 'R', lon: 113 }, ['lat point.half']],
    ['station', { name: '断面', kind: 'section', reach: 'R', lon: 23, lat: 113 }, ['lat point.swapped']],
    [
      'source',
      { name: '\u0000', kind: 'farm', reach: 'R', loadKgd: -1 },
      ['name value.nul', 'loadKgd number.tooSmall'],
    ],
    ['region', { name: '村', level: 'town' }, ['level register.field']],
    ['region', { name: '村', geometry: ring([113, 23], [113.1, 23], [113.1, 23.1], [113, 23]) }, []],
    ['region', { name: '村', geometry: ring([113, 23], [113.1, 23], [113.1, 23.1]) }, ['geometry geometry.shape']],
    ['region', { name: '村', geometry: line([113, 23], [113.1, 23]) }, ['geometry geometry.shape']],
  ] as const)('of a %s are judged field by field: %j', (kind, values, faults) => {
    expect(checkValues(kind, values as never).map(({ field, kind: is }) => `${field} ${is}`)).toEqual(faults);
  });

  it('that are made by hand must say more than those that came with a file', () => {
    expect(checkNewValues('gauge', { name: '站' })).toEqual([{ kind: 'value.empty', field: 'openedOn' }]);
    expect(checkNewValues('gauge', { openedOn: '2020-02-03' })).toEqual([]);
  });

  it('that many may be given stand in the form, and a name is none of them', () => {
    for (const kind of REGISTER_KINDS) {
      expect(Object.keys(REGISTER_FORMS[kind])).toEqual(expect.arrayContaining([...BULK_FIELDS[kind]]));
      expect(BULK_FIELDS[kind]).not.toContain('name');
    }
  });
});

describe('the code of a region', () => {
  it.each([
    ['440103005012', {}, null],
    ['4401030050', {}, 'value.form'],
    ['440203005000', {}, 'region.otherCity'],
    ['440103005000', { level: 'village' }, 'region.level'],
    ['440103005000', { parent: '440104000000' }, 'region.parent'],
    ['440103005000', { level: 'town', parent: '440103000000' }, null],
  ])('%s said to be %j', (code, said, kind) => {
    expect(judgeRegionCode(code, { city: '4401', ...said })?.kind ?? null).toBe(kind);
  });
});

describe('a change', () => {
  const record = { values: { name: '甲', status: null, geometry: line([1, 2], [3, 4]) }, retiredOn: null };

  it('holds what differs and nothing else; an empty field is the same as none', () => {
    const wanted = { values: { name: '乙', basin: null, geometry: line([1, 2], [3, 4]) } };
    expect(diffRecord(record, wanted)).toEqual({
      before: { values: { name: '甲' } },
      after: { values: { name: '乙' } },
    });
    expect(diffRecord(record, { values: { name: '甲' }, retiredOn: null })).toBeNull();
    const covered = { values: { landCover: { built: 0.4, farm: 0.2 } }, retiredOn: null };
    expect(diffRecord(covered, { values: { landCover: { farm: 0.2, built: 0.4 } } })).toBeNull();
    expect(diffRecord(covered, { values: { landCover: { farm: 0.3, built: 0.4 } } })).not.toBeNull();
  });

  it('is taken back to what was, and then the taking back as well', () => {
    const change = diffRecord(record, { values: {}, retiredOn: '2026-01-01' })!;
    const retired = patchRecord(record, change.after);
    const back = diffRecord(retired, takeBack(change, '2026-01-02'))!;
    expect(patchRecord(retired, back.after)).toEqual(record);
    expect(takeBack(back, '2026-01-03')).toEqual({ values: {}, retiredOn: '2026-01-01' });
  });

  it('that made the record is taken back by retiring it', () => {
    const made = { before: null, after: { values: { name: '甲' } } };
    expect(replayChanges(null, [made, { after: takeBack(made, '2026-01-02') }])).toEqual({
      values: { name: '甲' },
      retiredOn: '2026-01-02',
    });
  });
});
