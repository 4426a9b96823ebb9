// What an office sets for its whole city.
import type { Endpoint } from './endpoint.ts';
import { OfficeMarkParams, OfficeMarksBody, SetOfficeMark, SetOfficeMarkBody } from './office-mark.ts';
import { ProblemStatisticsBody, ProblemStatisticsQuery } from './problem.ts';
import { SavedWorkYear, SaveWorkYearBody, WorkYearParams, WorkYearsBody } from './work-calendar.ts';

export const OFFICE_ENDPOINTS = {
  problemStatistics: {
    method: 'GET',
    path: '/api/problem-statistics',
    right: 'problem.read',
    summary: 'How problems fare, by type, source, region and department',
    query: ProblemStatisticsQuery,
    answer: ProblemStatisticsBody,
  },
  workYears: {
    method: 'GET',
    path: '/api/work-years',
    right: 'problem.read',
    summary: 'The work calendar, year by year',
    answer: WorkYearsBody,
  },
  saveWorkYear: {
    method: 'POST',
    path: '/api/work-years/:year',
    right: 'calendar.manage',
    summary: 'Write a year of the work calendar; the deadlines of open problems move with it',
    params: WorkYearParams,
    body: SaveWorkYearBody,
    answer: SavedWorkYear,
  },
  officeMarks: {
    method: 'GET',
    path: '/api/office-marks',
    right: 'mark.manage',
    summary: 'How offices and departments stand in the numbers of letters',
    answer: OfficeMarksBody,
  },
  setOfficeMark: {
    method: 'POST',
    path: '/api/office-marks/:office',
    right: 'mark.manage',
    summary: 'Set the mark of an office or department, or give it back to its name',
    params: OfficeMarkParams,
    body: SetOfficeMarkBody,
    answer: SetOfficeMark,
  },
} as const satisfies Record<string, Endpoint>;
