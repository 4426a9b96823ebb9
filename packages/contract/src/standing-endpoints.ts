// Where chiefs stand (履职榜), for each himself and for the office above; objections and their answers.

import { MonthParams } from './duty.ts';
import { type Endpoint, IdParams } from './endpoint.ts';
import {
  MyStandingBody,
  MyStandingQuery,
  ObjectionAnswer,
  ObjectionBody,
  ObjectionListed,
  ObjectionQuery,
  SentObjection,
  StandingList,
  StandingPage,
  StandingParams,
  StandingQuery,
} from './standing.ts';
import { Page } from './wire.ts';

export const STANDING_ENDPOINTS = {
  myStanding: {
    method: 'GET',
    path: '/api/my-standing',
    right: 'standing.readOwn',
    summary: 'Where the signed-in chief stands in a month, his course, and the cases behind each number',
    query: MyStandingQuery,
    answer: MyStandingBody,
  },
  objectToStanding: {
    method: 'POST',
    path: '/api/standing-objections',
    right: 'standing.object',
    summary: 'Say in writing what is wrong with one of one’s own numbers, once',
    body: SentObjection,
    answer: ObjectionBody,
  },
  standings: {
    method: 'GET',
    path: '/api/months/:month/standings',
    right: 'standing.read',
    summary: 'The chiefs of a region in a month, by name',
    params: MonthParams,
    query: StandingQuery,
    answer: StandingList,
  },
  standing: {
    method: 'GET',
    path: '/api/months/:month/standings/:person',
    right: 'standing.read',
    summary: 'One chief in a month with the cases behind each number',
    params: StandingParams,
    answer: StandingPage,
  },
  standingObjections: {
    method: 'GET',
    path: '/api/standing-objections',
    right: 'standing.settle',
    summary: 'Objections to numbers: those that wait first, the oldest of them first',
    query: ObjectionQuery,
    answer: Page(ObjectionListed),
  },
  answerObjection: {
    method: 'POST',
    path: '/api/standing-objections/:id/answer',
    right: 'standing.settle',
    summary: 'Grant an objection, leaving cases out and setting the standing anew, or decline it; with the reason',
    params: IdParams,
    body: ObjectionAnswer,
    answer: StandingPage,
  },
} as const satisfies Record<string, Endpoint>;
