import { describe, expect, it } from 'vitest';
import { ROLES } from '../people/role.ts';
import {
  ENDED_STATES,
  findTransition,
  type MoveAsked,
  moveProblem,
  movesFrom,
  PROBLEM_STATES,
  TRANSITIONS,
} from './flow.ts';

const MOVES = [...new Set(TRANSITIONS.map(({ move }) => move))];

function ask(change: Partial<MoveAsked>): MoveAsked {
  return {
    state: 'reported',
    move: 'accept',
    role: 'office',
    person: 'sun',
    handledBy: 'handler-1',
    note: '已核实',
    department: 'water',
    mergeInto: 'other-problem',
    ...change,
  };
}

describe('the case law', () => {
  it('answers every state, role and move: as the table says, or with the reason', () => {
    let legal = 0;
    for (const state of PROBLEM_STATES)
      for (const role of ROLES)
        for (const move of MOVES) {
          const transition = findTransition(state, move);
          const done = moveProblem(ask({ state, role, move }));
          if (!transition)
            expect(done).toMatchObject({ ok: false, refusal: { kind: 'problem.illegalMove', state, move } });
          else if (!transition.roles.includes(role))
            expect(done).toMatchObject({ ok: false, refusal: { kind: 'problem.role', role } });
          else {
            expect(done).toMatchObject({ ok: true, value: { from: state, to: transition.to } });
            legal++;
          }
        }
    expect(legal).toBe(TRANSITIONS.reduce((sum, { from, roles }) => sum + from.length * roles.length, 0));
  });

  it('has one transition at most for a state and a move', () => {
    const pairs = TRANSITIONS.flatMap(({ from, move }) => from.map((state) => `${state} ${move}`));
    expect(new Set(pairs).size).toBe(pairs.length);
  });

  it('leads from every open state to an end', () => {
    for (const state of PROBLEM_STATES.filter((one) => !ENDED_STATES.includes(one))) {
      const reached = new Set([state]);
      for (const at of reached) for (const { to } of movesFrom(at, 'office')) reached.add(to);
      expect(reached.has('closed')).toBe(true);
    }
  });

  it('asks for what a move must bring', () => {
    expect(moveProblem(ask({ state: 'reported', move: 'reject', note: ' ' }))).toMatchObject({
      refusal: { kind: 'problem.missing', missing: ['note'] },
    });
    expect(moveProblem(ask({ state: 'accepted', move: 'assign', department: null }))).toMatchObject({
      refusal: { missing: ['department'] },
    });
  });

  it('does not let the fixer verify his own work', () => {
    expect(moveProblem(ask({ state: 'handled', move: 'verify', person: 'sun', handledBy: 'sun' }))).toMatchObject({
      refusal: { kind: 'problem.missing', missing: ['anotherPerson'] },
    });
  });
});
