// The boards (看板) and the large screen (大屏). All of them count inside the region of whoever asks; what a neighbour shares is not in them.
import {
  DataHealthBody,
  DataHealthQuery,
  DutyBoardBody,
  DutyBoardQuery,
  PeopleBoardBody,
  PeopleBoardQuery,
  RiskBoardBody,
  RiskBoardQuery,
  WallBody,
} from './board.ts';
import { MonthParams } from './duty.ts';
import type { Endpoint } from './endpoint.ts';

export const BOARD_ENDPOINTS = {
  riskBoard: {
    method: 'GET',
    path: '/api/months/:month/risk-board',
    right: 'evaluation.read',
    summary: 'Warned reaches by level against the month before, and those whose level changed',
    params: MonthParams,
    query: RiskBoardQuery,
    answer: RiskBoardBody,
  },
  dutyBoard: {
    method: 'GET',
    path: '/api/months/:month/duty-board',
    right: 'evaluation.read',
    summary: 'Progress of the duties of a month by district, town or chief',
    params: MonthParams,
    query: DutyBoardQuery,
    answer: DutyBoardBody,
  },
  dataHealth: {
    method: 'GET',
    path: '/api/data-health',
    right: 'evaluation.read',
    summary: 'Stations and gauges: the last sample, how late by their own beat, and which assessments they feed',
    query: DataHealthQuery,
    answer: DataHealthBody,
  },
  peopleBoard: {
    method: 'GET',
    path: '/api/people-board',
    right: 'evaluation.read',
    summary: 'Chiefs by post, those who are new and those who are silent',
    query: PeopleBoardQuery,
    answer: PeopleBoardBody,
  },
  wall: {
    method: 'GET',
    path: '/api/wall',
    right: 'evaluation.read',
    summary: 'The figures of the large screen, all of one moment',
    answer: WallBody,
  },
} as const satisfies Record<string, Endpoint>;
