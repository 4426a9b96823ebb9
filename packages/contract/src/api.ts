// All endpoints in one table, each with the right it needs. Routes, the typed client and OpenAPI are read from it; an endpoint that is
// not here does not exist, and one without a right does not compile.
import type { Right } from '@xunhe/domain/people/may';
import { AUDIT_ENDPOINTS } from './audit-endpoints.ts';
import { BOARD_ENDPOINTS } from './board-endpoints.ts';
import { BULLETIN_ENDPOINTS } from './bulletin-endpoints.ts';
import { CHIEF_ENDPOINTS } from './chief-endpoints.ts';
import { CIRCULAR_ENDPOINTS } from './circular-endpoints.ts';
import { CITIZEN_ENDPOINTS } from './citizen-endpoints.ts';
import { DOCUMENT_ENDPOINTS } from './document-endpoints.ts';
import { DUTY_RULE_ENDPOINTS } from './duty-rule-endpoints.ts';
import type { Endpoint } from './endpoint.ts';
import { HELD_ENDPOINTS } from './held-endpoints.ts';
import { LETTER_ENDPOINTS } from './letter-endpoints.ts';
import { MAP_ENDPOINTS } from './map-endpoints.ts';
import { MONTH_RUN_ENDPOINTS } from './month-run-endpoints.ts';
import { OBSERVATION_ENDPOINTS } from './observation-endpoints.ts';
import { OFFICE_ENDPOINTS } from './office-endpoints.ts';
import { PEOPLE_ENDPOINTS } from './people-endpoints.ts';
import { PHOTO_ENDPOINTS } from './photo-endpoints.ts';
import { POLICY_TERMS_ENDPOINTS } from './policy-terms-endpoints.ts';
import { PROBLEM_ENDPOINTS } from './problem-endpoints.ts';
import { REGISTER_ENDPOINTS } from './register-endpoints.ts';
import { REMINDER_ENDPOINTS } from './reminder-endpoints.ts';
import { REPORT_ENDPOINTS } from './report-endpoints.ts';
import { RIVER_ENDPOINTS } from './river-endpoints.ts';
import { SAVED_VIEW_ENDPOINTS } from './saved-view-endpoints.ts';
import { SEARCH_ENDPOINTS } from './search-endpoints.ts';
import { SIGNAL_ENDPOINTS } from './signal-endpoints.ts';
import { STANDING_ENDPOINTS } from './standing-endpoints.ts';
import { SYNC_ENDPOINTS } from './sync-endpoints.ts';
import { WARNING_ENDPOINTS } from './warning-endpoints.ts';
import { WEBHOOK_ENDPOINTS } from './webhook-endpoints.ts';

export const API = {
  ...PEOPLE_ENDPOINTS,
  ...RIVER_ENDPOINTS,
  ...PROBLEM_ENDPOINTS,
  ...REMINDER_ENDPOINTS,
  ...CHIEF_ENDPOINTS,
  ...AUDIT_ENDPOINTS,
  ...SYNC_ENDPOINTS,
  ...PHOTO_ENDPOINTS,
  ...SIGNAL_ENDPOINTS,
  ...HELD_ENDPOINTS,
  ...OBSERVATION_ENDPOINTS,
  ...OFFICE_ENDPOINTS,
  ...MONTH_RUN_ENDPOINTS,
  ...CITIZEN_ENDPOINTS,
  ...LETTER_ENDPOINTS,
  ...WEBHOOK_ENDPOINTS,
  ...DUTY_RULE_ENDPOINTS,
  ...WARNING_ENDPOINTS,
  ...REPORT_ENDPOINTS,
  ...CIRCULAR_ENDPOINTS,
  ...BULLETIN_ENDPOINTS,
  ...DOCUMENT_ENDPOINTS,
  ...STANDING_ENDPOINTS,
  ...SAVED_VIEW_ENDPOINTS,
  ...POLICY_TERMS_ENDPOINTS,
  ...SEARCH_ENDPOINTS,
  ...MAP_ENDPOINTS,
  ...BOARD_ENDPOINTS,
  ...REGISTER_ENDPOINTS,
} as const satisfies Record<string, Endpoint>;

export type EndpointName = keyof typeof API;

/** Vector tiles of the reaches: not JSON, so not in the table above, but with a right like every route. */
export const TILE_PATH = '/api/tiles/:z/:x/:y';
export const TILE_RIGHT: Right = 'place.read';

/** Single sign-on goes through the browser's address line: these answer by leading on, and are open to anybody. */
export const SSO_START_PATH = '/api/sso/start';
export const SSO_RETURN_PATH = '/api/sso/return';
/** The record of the whole city as lines of JSON: a download that is itself recorded. */
export const AUDIT_EXPORT_PATH = '/api/audit/export';
export const AUDIT_EXPORT_RIGHT: Right = 'audit.read';
