import { describe, expect, it } from 'vitest';
import { ROLES, type Role } from '../people/role.ts';
import type { RegionLevel } from '../place/region.ts';
import { ENDED_STATES, findTransition, PROBLEM_STATES, type ProblemState, TRANSITIONS } from './flow.ts';
import { type Case, type MoveAsked, type Mover, moveProblem, movesFrom } from './move.ts';
import { type Part, standing, stateOfParts } from './part.ts';

const MOVES = [...new Set(TRANSITIONS.map(({ move }) => move))];
const LEVELS: readonly RegionLevel[] = ['city', 'district', 'town', 'village'];

/** Parts such as a problem of a state has. */
function partsOf(state: ProblemState): Part[] {
  const part = (department: string, lead: boolean, at: Part['state']): Part => ({ department, lead, state: at });
  if (state === 'assigned') return [part('water', true, 'assigned'), part('urban', false, 'assigned')];
  if (state === 'handled') return [part('water', true, 'handled'), part('urban', false, 'handled')];
  if (state === 'rectifying' || state === 'deferAsked' || state === 'deferred')
    return [part('water', true, 'rectifying'), part('urban', false, 'assigned')];
  return [];
}

const caseOf = (state: ProblemState, change: Partial<Case> = {}): Case => ({
  ...{ state, parts: partsOf(state), doneBy: ['handler-1'], hasPhotoBefore: true, awaitsPhotos: false },
  ...change,
});

const moverOf = (role: Role, level: RegionLevel = 'district'): Mover => ({
  ...{ person: 'sun', role, level, department: role === 'handler' ? 'water' : null },
});

const ask = (move: string, change: Partial<MoveAsked> = {}) => ({
  ...{ move, note: '已核实', departments: [] as string[], mergeInto: 'other', until: '2018-02-01', type: 'other' },
  ...{ photoRoles: ['before', 'after'], today: '2018-01-08' },
  ...(move === 'assign' || move === 'transfer' ? { departments: ['water', 'urban'] } : {}),
  ...change,
});

describe('the case law', () => {
  it('answers every state, role, level and move: as the table says, or with the reason', () => {
    let legal = 0;
    let refused = 0;
    for (const state of PROBLEM_STATES)
      for (const role of ROLES)
        for (const level of LEVELS)
          for (const move of MOVES) {
            const transition = findTransition(state, move);
            const done = moveProblem(caseOf(state), moverOf(role, level), ask(move));
            const kind = done.ok ? null : done.refusal.kind;
            if (!transition) expect(kind).toBe('problem.illegalMove');
            else if (!transition.roles.includes(role)) expect(kind).toBe('problem.role');
            else if (transition.levels && role === 'office' && !transition.levels.includes(level))
              expect(kind).toBe('problem.level');
            // In the case of this state the water department has started already.
            else if (move === 'start' && role === 'handler' && state === 'rectifying')
              expect(kind).toBe('problem.noPart');
            else {
              expect([state, role, move, kind]).toEqual([state, role, move, null]);
              legal++;
              continue;
            }
            refused++;
          }
    expect(legal + refused).toBe(PROBLEM_STATES.length * ROLES.length * LEVELS.length * MOVES.length);
    const open = TRANSITIONS.flatMap(({ from, roles, levels }) =>
      from.flatMap(() => roles.map((role) => (role === 'office' ? (levels?.length ?? 4) : 4))),
    );
    expect(legal).toBe(open.reduce((sum, count) => sum + count, 0) - 4);
  });

  it('says of every move beforehand what it would say afterwards', () => {
    for (const state of PROBLEM_STATES)
      for (const role of ROLES)
        for (const level of LEVELS)
          for (const next of movesFrom(caseOf(state), moverOf(role, level))) {
            const done = moveProblem(caseOf(state), moverOf(role, level), ask(next.move));
            expect([state, role, next.move, next.allowed]).toEqual([state, role, next.move, done.ok]);
            expect(next.why).toBe(done.ok ? null : done.refusal.kind);
          }
  });

  it('has one transition at most for a state and a move', () => {
    const pairs = TRANSITIONS.flatMap(({ from, move }) => from.map((state) => `${state} ${move}`));
    expect(new Set(pairs).size).toBe(pairs.length);
  });

  it('refuses each move that lacks one of what it must bring, and names it', () => {
    const lacking: Record<string, Partial<MoveAsked>> = {
      ...{ note: { note: ' ' }, department: { departments: [] }, mergeInto: { mergeInto: null } },
      ...{ until: { until: null }, type: { type: null }, photoAfter: { photoRoles: ['before'] } },
      photoBefore: { photoRoles: ['after'] },
    };
    let tried = 0;
    for (const { move, from, needs, roles } of TRANSITIONS)
      for (const need of needs) {
        const by = moverOf(roles.includes('office') ? 'office' : roles[0]!, 'city');
        const own = need === 'anotherPerson';
        const awaitsPhotos = need === 'photosArrived';
        const now = caseOf(from[0]!, { hasPhotoBefore: false, awaitsPhotos, doneBy: own ? ['sun'] : [] });
        expect([move, moveProblem(now, by, ask(move, lacking[need]))]).toMatchObject([
          move,
          { ok: false, refusal: { kind: 'problem.missing', missing: [need] } },
        ]);
        tried++;
      }
    expect(tried).toBe(TRANSITIONS.reduce((sum, { needs }) => sum + needs.length, 0));
  });

  it('takes a deferral of one day to ninety days', () => {
    const until = (day: string) => moveProblem(caseOf('assigned'), moverOf('office'), ask('askDefer', { until: day }));
    expect(until('2018-01-08')).toMatchObject({ refusal: { kind: 'problem.until', most: 90 } });
    expect(until('2018-01-09').ok).toBe(true);
    expect(until('2018-04-08').ok).toBe(true);
    expect(until('2018-04-09').ok).toBe(false);
  });

  it('leads along every path of up to nine moves through lawful states, each to an end', () => {
    const office = moverOf('office', 'city');
    const seen = new Set<string>();
    const ends = new Set<string>();
    let paths = 0;
    const walk = (now: Case, depth: number) => {
      paths++;
      seen.add(now.state);
      if (ENDED_STATES.includes(now.state)) ends.add(now.state);
      if (depth === 0) return;
      for (const next of movesFrom(now, office)) {
        // A comment or a correction changes nothing that the next step depends on.
        if (!next.allowed || ['comment', 'changeType', 'supervise'].includes(next.move)) continue;
        const done = moveProblem(now, office, ask(next.move));
        if (!done.ok) throw new Error(`${now.state} ${next.move}: ${done.refusal.kind}`);
        const { to, parts } = done.value;
        if (standing(parts).length > 0 && ['assigned', 'rectifying', 'handled'].includes(to))
          expect(to).toBe(stateOfParts(parts));
        const doneBy =
          next.move === 'handle' || next.move === 'selfHandle' || next.move === 'askDefer' ? ['other'] : [];
        walk({ ...now, state: to, parts, doneBy }, depth - 1);
      }
    };
    walk(caseOf('reported'), 9);
    expect([...seen].sort()).toEqual([...PROBLEM_STATES].sort());
    expect([...ends].sort()).toEqual([...ENDED_STATES].sort());
    expect(paths).toBeGreaterThan(10_000);
  });
});
