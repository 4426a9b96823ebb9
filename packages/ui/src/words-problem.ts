// The words of a problem: types and sources [S], states and moves of its life.
import { defineWords } from './words.ts';

export const PROBLEM_TYPE_WORDS = defineWords({
  industrial_discharge: ['工业废水排放', 'Industrial discharge'],
  farming_pollution: ['养殖污染', 'Farming pollution'],
  drainage_facility: ['排水设施', 'Drainage facility'],
  illegal_building: ['违法建设', 'Illegal building'],
  farm_restaurant: ['农家乐', 'Farm restaurant'],
  construction_waste: ['建筑废弃物', 'Construction waste'],
  stockyard: ['堆场码头', 'Stockyard or wharf'],
  works_maintenance: ['工程维护', 'Upkeep of works'],
  household_refuse: ['生活垃圾', 'Household refuse'],
  other: ['其他', 'Other'],
});

export const PROBLEM_SOURCE_WORDS = defineWords({
  chief: ['河长', 'Chief'],
  assistant: ['河长助理', 'Assistant'],
  office: ['河长办', 'River Chief Office'],
  handler: ['整改单位', 'Department'],
  civil_chief: ['民间河长', 'Civil chief'],
  citizen: ['市民', 'Citizen'],
  inspector: ['巡查员', 'Inspector'],
  city_inspector: ['市巡查', 'City inspector'],
  media: ['媒体', 'Media'],
  opinion: ['舆情', 'Public opinion'],
  undercover: ['暗访', 'Undercover visit'],
  hotline: ['热线', 'Hotline'],
});

export const PROBLEM_STATE_WORDS = defineWords({
  reported: ['已上报', 'Reported'],
  accepted: ['已受理', 'Accepted'],
  assigned: ['已交办', 'Assigned'],
  rectifying: ['整改中', 'Being fixed'],
  returned: ['已退回', 'Returned'],
  deferral_asked: ['申请挂账', 'Deferral asked'],
  deferred: ['挂账', 'Deferred'],
  handled: ['已办结', 'Handled'],
  verified: ['已复核', 'Verified'],
  closed: ['已销号', 'Closed'],
  rejected: ['不予受理', 'Rejected'],
  merged: ['已并案', 'Merged'],
  self_handled: ['自行处理', 'Self-handled'],
  transferred: ['已转办', 'Transferred'],
  reopened: ['重新打开', 'Reopened'],
});

/** On buttons, so verbs. */
export const PROBLEM_MOVE_WORDS = defineWords({
  report: ['上报', 'Report'],
  accept: ['受理', 'Accept'],
  reject: ['不予受理', 'Reject'],
  assign: ['交办', 'Assign'],
  reassign: ['改交办', 'Reassign'],
  letter_assign: ['书面交办', 'Assign by letter'],
  start: ['开始整改', 'Start fixing'],
  rectify: ['开始整改', 'Start fixing'],
  return: ['退回', 'Return'],
  handle: ['办结', 'Mark handled'],
  verify: ['复核通过', 'Verify'],
  close: ['销号', 'Close'],
  reopen: ['重新打开', 'Reopen'],
  merge: ['并入其他问题', 'Merge'],
  transfer: ['转办', 'Transfer'],
  self_handle: ['自行处理', 'Handle myself'],
  ask_deferral: ['申请挂账', 'Ask for deferral'],
  defer: ['同意挂账', 'Defer'],
  resume: ['恢复办理', 'Resume'],
  supervise: ['督办', 'Supervise'],
});
