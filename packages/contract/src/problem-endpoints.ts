// The desk of problems: queues, many moves at once, likely duplicates.
import { type Endpoint, IdParams } from './endpoint.ts';
import { ProblemDuplicatesBody, ProblemMovesAnswer, ProblemMovesBody, ProblemQueuesBody } from './problem-desk.ts';

export const PROBLEM_ENDPOINTS = {
  problemQueues: {
    method: 'GET',
    path: '/api/problem-queues',
    right: 'problem.read',
    summary: 'The queues of the signed-in person, each with its count',
    answer: ProblemQueuesBody,
  },
  moveProblems: {
    method: 'POST',
    path: '/api/problem-moves',
    right: 'problem.move',
    summary: 'Accept or assign many problems, each by itself',
    body: ProblemMovesBody,
    answer: ProblemMovesAnswer,
  },
  problemDuplicates: {
    method: 'GET',
    path: '/api/problems/:id/duplicates',
    right: 'problem.move',
    summary: 'Problems that may be the same, the likest first',
    params: IdParams,
    answer: ProblemDuplicatesBody,
  },
} as const satisfies Record<string, Endpoint>;
