// What an office does to the warnings of a month.
import { MonthParams } from './duty.ts';
import type { Endpoint } from './endpoint.ts';
import {
  LevelAskBody,
  PublishBody,
  PublishedBody,
  UndoBody,
  WarningCaseBody,
  WarningListsBody,
  WarningParams,
} from './warning-review.ts';

export const WARNING_ENDPOINTS = {
  warningCase: {
    method: 'GET',
    path: '/api/months/:month/warnings/:reach',
    right: 'warning.review',
    summary: 'One warning with what was drafted, the last sample, its past, its neighbours and all steps',
    params: WarningParams,
    answer: WarningCaseBody,
  },
  reviewWarning: {
    method: 'POST',
    path: '/api/months/:month/warnings/:reach/review',
    right: 'warning.review',
    summary: 'Raise or lower a drafted warning, with a reason',
    params: WarningParams,
    body: LevelAskBody,
    answer: WarningCaseBody,
  },
  undoReview: {
    method: 'POST',
    path: '/api/months/:month/warnings/:reach/undo',
    right: 'warning.review',
    summary: 'Take a review back: the warning stands as it was drafted',
    params: WarningParams,
    body: UndoBody,
    answer: WarningCaseBody,
  },
  raiseWarning: {
    method: 'POST',
    path: '/api/months/:month/warnings/:reach/raise',
    right: 'warning.review',
    summary: 'Raise a published warning at once; duties grow for the days that are left',
    params: WarningParams,
    body: LevelAskBody,
    answer: WarningCaseBody,
  },
  warningLists: {
    method: 'GET',
    path: '/api/months/:month/lists',
    right: 'warning.publish',
    summary: 'The lists of a month, district by district: drafts with their figures, versions with who published them',
    params: MonthParams,
    answer: WarningListsBody,
  },
  publishLists: {
    method: 'POST',
    path: '/api/months/:month/lists',
    right: 'warning.publish',
    summary: 'Publish the drafts of a region, with the figures that were seen',
    params: MonthParams,
    body: PublishBody,
    answer: PublishedBody,
  },
} as const satisfies Record<string, Endpoint>;
