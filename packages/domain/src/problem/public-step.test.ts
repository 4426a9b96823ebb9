import { describe, expect, it } from 'vitest';
import { PROBLEM_STATES, type ProblemState } from './flow.ts';
import { PUBLIC_STEPS, publicStepOf, publicTimeline } from './public-step.ts';

const told = (...states: ProblemState[]) =>
  publicTimeline(states.map((to, at) => ({ to, at }))).map(
    ({ step, at, again }) => `${step}@${at}${again ? ' again' : ''}`,
  );

describe('what a citizen is told of the way', () => {
  it('has a step for every state', () => {
    for (const state of PROBLEM_STATES) expect(PUBLIC_STEPS).toContain(publicStepOf(state));
  });

  it('is every step once, when it was reached', () => {
    expect(told('reported', 'accepted', 'assigned', 'assigned', 'rectifying', 'handled', 'closed')).toEqual([
      ...['received@0', 'accepted@1', 'assigned@2', 'fixing@4', 'checking@5', 'closed@6'],
    ]);
  });

  it('tells that something was taken up again', () => {
    expect(told('reported', 'rejected', 'accepted')).toEqual(['received@0', 'rejected@1', 'accepted@2 again']);
    expect(told('handled', 'rectifying', 'handled')).toEqual(['checking@0', 'fixing@1', 'checking@2']);
    expect(told()).toEqual([]);
  });
});
