import { describe, expect, it } from 'vitest';
import { concerns, topicsOf } from './live-topic.ts';

describe('what a page is told', () => {
  it('follows from the first word of what happened', () => {
    expect(topicsOf('patrol.submitted')).toEqual(['patrol', 'duty']);
    expect(topicsOf('problem.assign')).toEqual(['problem']);
    expect(topicsOf('warnings.drafted')).toEqual(['cycle', 'warning']);
    expect(topicsOf('signIn.failed')).toEqual([]);
    expect(topicsOf('constructor.named')).toEqual([]);
  });

  it('is of his own region and of what holds it, and of no neighbour', () => {
    expect(concerns('440106', '440106001000')).toBe(true);
    expect(concerns('440106', '4401')).toBe(true);
    expect(concerns('440106', '440105001000')).toBe(false);
    expect(concerns('4401', '440105001000')).toBe(true);
  });
});
