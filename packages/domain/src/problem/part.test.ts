import { describe, expect, it } from 'vitest';
import { moveParts, type Part, stateOfParts } from './part.ts';

const TWO: readonly Part[] = [
  { department: 'water', lead: true, state: 'assigned' },
  { department: 'urban', lead: false, state: 'assigned' },
];
const ask = (move: string, own: string | null, departments: string[] = []) => ({ move, departments, own });

function go(parts: readonly Part[], ...asked: ReturnType<typeof ask>[]): readonly Part[] {
  return asked.reduce<readonly Part[]>((at, one) => {
    const done = moveParts(at, one);
    if (!done.ok) throw new Error(done.refusal.kind);
    return done.value;
  }, parts);
}

describe('the parts of a problem', () => {
  it('make it handled when the last of them is', () => {
    const one = go(TWO, ask('start', 'water'), ask('handle', 'water'));
    expect(stateOfParts(one)).toBe('rectifying');
    expect(stateOfParts(go(one, ask('handle', 'urban')))).toBe('handled');
  });

  it('make it the office’s again when the last of them is returned, and not before', () => {
    const one = go(TWO, ask('return', 'water'));
    expect(stateOfParts(one)).toBe('assigned');
    expect(stateOfParts(go(one, ask('return', 'urban')))).toBe('accepted');
    expect(stateOfParts(go(one, ask('handle', 'urban')))).toBe('handled');
  });

  it('go back to one department when its work alone was not enough', () => {
    const done = go(TWO, ask('handle', null));
    const back = go(done, ask('sendBack', null, ['urban']));
    expect(back.map(({ state }) => state)).toEqual(['handled', 'rectifying']);
    expect(stateOfParts(go(done, ask('sendBack', null)))).toBe('rectifying');
  });

  it('pass to others: who keeps his part keeps what he did, who is named no longer is out', () => {
    const moved = go(TWO, ask('handle', 'urban'), ask('transfer', null, ['ecology', 'urban']));
    expect(moved).toEqual([
      { department: 'ecology', lead: true, state: 'assigned' },
      { department: 'urban', lead: false, state: 'handled' },
      { department: 'water', lead: false, state: 'withdrawn' },
    ]);
  });

  it('take back a department that had returned its part', () => {
    const moved = go(TWO, ask('return', 'water'), ask('transfer', null, ['water', 'urban']));
    expect(moved.map(({ department, state }) => [department, state])).toEqual([
      ['water', 'assigned'],
      ['urban', 'assigned'],
    ]);
  });

  it('are moved by nobody of another department', () => {
    for (const move of ['start', 'handle', 'return', 'askDefer', 'resume'])
      expect(moveParts(TWO, ask(move, 'ecology'))).toMatchObject({ refusal: { kind: 'problem.otherDepartment' } });
    expect(moveParts(TWO, ask('handle', 'water', ['urban']))).toMatchObject({
      refusal: { kind: 'problem.otherDepartment' },
    });
    expect(moveParts(go(TWO, ask('handle', 'water')), ask('handle', 'water'))).toMatchObject({
      refusal: { kind: 'problem.noPart' },
    });
  });
});
