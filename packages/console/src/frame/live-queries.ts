// Which answers are asked for again when something changed. A screen that is not open asks when it is opened.
import type { LiveTopic } from '@xunhe/domain/people/live-topic';

/** First words of the keys of queries. */
export const QUERIES_OF_TOPIC: Readonly<Record<LiveTopic, readonly string[]>> = {
  patrol: ['patrols', 'patrol', 'patrolReviews', 'mapPatrols', 'panel'],
  problem: ['problems', 'problem', 'problemQueues', 'problemStatistics', 'mapProblems', 'panel'],
  warning: ['warnings', 'warningLists', 'warningCase', 'reachStates', 'reachRisk', 'riskBoard', 'panel'],
  duty: ['duties', 'reachStates', 'workload', 'inventories', 'inventoryProgress', 'evaluation', 'dutyBoard', 'panel'],
  cycle: ['city', 'cycles', 'monthRun', 'readiness', 'model', 'reports', 'reportRuns', 'standings'],
  signal: ['signals', 'signal', 'panel'],
  reading: ['heldReadings', 'deliveries', 'dataHealth'],
  notice: ['circulars', 'sentCirculars', 'sentCircular'],
  register: ['reaches', 'reach', 'people', 'person', 'peopleBoard', 'dataHealth', 'regions', 'readiness', 'panel'],
  bulletin: ['bulletins', 'bulletin', 'bulletinEffect', 'bulletinOfProblem'],
  document: ['reachDocuments', 'bulletin'],
};

export function isTouched(queryKey: readonly unknown[], topics: ReadonlySet<LiveTopic>): boolean {
  return [...topics].some((topic) => QUERIES_OF_TOPIC[topic]?.includes(String(queryKey[0])));
}
