// What the river map asks for beside the reaches and their tiles.
import Type from 'typebox';
import { BaseMapBody } from './base-map.ts';
import { MonthParams } from './duty.ts';
import type { Endpoint } from './endpoint.ts';
import { MapPatrols, MapProblems, ReachFreshness } from './map.ts';
import { CLOSED } from './wire.ts';

export const MAP_ENDPOINTS = {
  reachFreshness: {
    method: 'GET',
    path: '/api/months/:month/reach-freshness',
    right: 'place.read',
    summary: 'The last month up to this one in which each reach was sampled',
    params: MonthParams,
    answer: Type.Object({ month: Type.String(), rows: Type.Array(ReachFreshness) }, CLOSED),
  },
  mapProblems: {
    method: 'GET',
    path: '/api/months/:month/map-problems',
    right: 'problem.read',
    summary: 'Problems that were open at some time of a month, with their places',
    params: MonthParams,
    answer: MapProblems,
  },
  mapPatrols: {
    method: 'GET',
    path: '/api/map-patrols',
    right: 'patrol.read',
    summary: 'Patrols of today, with the reaches on which they were',
    answer: MapPatrols,
  },
  baseMap: {
    method: 'GET',
    path: '/api/base-map',
    right: 'place.read',
    summary: 'The maps of others that can lie under the rivers',
    answer: BaseMapBody,
  },
} as const satisfies Record<string, Endpoint>;
