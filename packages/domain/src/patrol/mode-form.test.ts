import { describe, expect, it } from 'vitest';
import { PATROL_MODES, TRACK_MODES } from '../duty/mode.ts';
import { DEFAULT_THRESHOLD } from '../duty/threshold.ts';
import { listMissingDetails, MODE_FORMS, pickDetails, readDeclaredM } from './mode-form.ts';

describe('the form of a mode', () => {
  it('exists for every mode, asks a person who walks nothing, and whoever leaves no track something', () => {
    expect(Object.keys(MODE_FORMS).sort()).toEqual([...PATROL_MODES].sort());
    for (const mode of TRACK_MODES) expect(listMissingDetails(mode, {})).toEqual([]);
    for (const mode of Object.keys(DEFAULT_THRESHOLD.evidence.value))
      expect(listMissingDetails(mode, {})).not.toEqual([]);
  });

  it('tells which answers are missing, or can not be meant', () => {
    const paper = { writer: '林村长', whyPaper: 'no_battery', lengthM: '1200', walkedMinutes: '35' };
    expect(listMissingDetails('paper', paper)).toEqual([]);
    expect(listMissingDetails('paper', { ...paper, whyPaper: 'because', lengthM: '12 km', writer: '  ' })).toEqual([
      'writer',
      'whyPaper',
      'lengthM',
    ]);
    expect(listMissingDetails('video', { cameras: '3', watchedMinutes: '1441' })).toEqual(['watchedMinutes']);
    expect(listMissingDetails('meeting', { topic: 'x'.repeat(201), attendees: 'a', outcome: 'b' })).toEqual(['topic']);
    expect(listMissingDetails('unheard of', {})).toEqual([]);
  });

  it('takes of what was sent only what was asked, cut to its length', () => {
    const sent = { vessel: ` 巡河 3 号${'x'.repeat(80)} `, area: 'north' };
    expect(Object.keys(pickDetails('boat', sent))).toEqual(['vessel']);
    expect(Object.values(pickDetails('boat', sent))[0]).toHaveLength(60);
    expect(pickDetails('boat', { vessel: ' ' })).toEqual({});
  });

  it('reads the metres of a paper record', () => {
    expect(readDeclaredM('paper', { lengthM: '1250.5' })).toBe(1250.5);
    expect(readDeclaredM('paper', { lengthM: '1e9' })).toBeNull();
    expect(readDeclaredM('walk', { lengthM: '1250' })).toBeNull();
  });
});
