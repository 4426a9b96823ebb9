import { describe, expect, it } from 'vitest';
import { movesFrom } from './move.ts';
import { nextStepOf } from './next-step.ts';
import type { PartState } from './part.ts';

const mover = { person: 'P', level: 'city', department: 'D1' } as const;

function nextFor(
  role: 'office' | 'handler' | 'chief',
  state: Parameters<typeof movesFrom>[0]['state'],
  part: PartState | null,
  doneBy: string[] = [],
) {
  const parts = part === null ? [] : [{ department: 'D1', lead: true, state: part }];
  const moves = movesFrom({ state, parts, doneBy, hasPhotoBefore: true, awaitsPhotos: false }, { ...mover, role });
  return nextStepOf(moves.flatMap(({ move, allowed }) => (allowed ? move : [])));
}

describe('the next step', () => {
  it.each([
    ['an office accepts what was reported', nextFor('office', 'reported', null), 'accept'],
    ['an office assigns what it accepted', nextFor('office', 'accepted', null), 'assign'],
    ['an office decides a deferral', nextFor('office', 'deferAsked', 'rectifying'), 'approveDefer'],
    ['an office verifies what was handled', nextFor('office', 'handled', 'handled'), 'verify'],
    ['nobody verifies his own work', nextFor('office', 'handled', 'handled', ['P']), null],
    ['a handler begins', nextFor('handler', 'assigned', 'assigned'), 'start'],
    ['a handler who began finishes', nextFor('handler', 'rectifying', 'rectifying'), 'handle'],
    ['a handler resumes what was deferred', nextFor('handler', 'deferred', 'rectifying'), 'resume'],
    ['a chief clears what he reported himself', nextFor('chief', 'reported', null), 'selfHandle'],
    ['a chief verifies', nextFor('chief', 'handled', 'handled'), 'verify'],
    ['nothing is next of what has ended', nextFor('office', 'closed', 'handled'), null],
  ])('%s', (_, next, expected) => {
    expect(next).toBe(expected);
  });
});
