// The letters of a problem.
import { type Endpoint, IdParams } from './endpoint.ts';
import { LETTER_RIGHT, LettersOfProblem } from './letter.ts';

export const LETTER_ENDPOINTS = {
  letters: {
    method: 'GET',
    path: '/api/problems/:id/letters',
    right: LETTER_RIGHT,
    summary: 'The letters of a problem, newest first',
    params: IdParams,
    answer: LettersOfProblem,
  },
} as const satisfies Record<string, Endpoint>;
