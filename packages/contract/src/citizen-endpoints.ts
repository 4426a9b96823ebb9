// The office's side of what citizens report, and the signboards that lead them there.
import {
  CitizenAnswerBody,
  CitizenPhone,
  CitizenSide,
  CitizenSideAnswer,
  SignboardBody,
  SignboardQuery,
} from './citizen.ts';
import { type Endpoint, IdParams } from './endpoint.ts';
import { Page } from './wire.ts';

export const CITIZEN_ENDPOINTS = {
  citizenSide: {
    method: 'GET',
    path: '/api/problems/:id/citizen',
    right: 'citizen.answer',
    summary: 'What the citizen who reported a problem was told and says',
    params: IdParams,
    answer: CitizenSideAnswer,
  },
  answerCitizen: {
    method: 'POST',
    path: '/api/problems/:id/citizen/answer',
    right: 'citizen.answer',
    summary: 'Tell the citizen what was done, in words for the public',
    params: IdParams,
    body: CitizenAnswerBody,
    answer: CitizenSide,
  },
  citizenPhone: {
    method: 'POST',
    path: '/api/problems/:id/citizen/phone',
    right: 'citizen.answer',
    summary: 'The number that the citizen left for questions; each look is recorded',
    params: IdParams,
    answer: CitizenPhone,
  },
  signboards: {
    method: 'GET',
    path: '/api/signboards',
    right: 'place.read',
    summary: 'Waters with the addresses of their public pages',
    query: SignboardQuery,
    answer: Page(SignboardBody),
  },
} as const satisfies Record<string, Endpoint>;
