// A report of a quarter with something in each of its parts. Only for tests.

import { reportChief } from '@xunhe/domain/evaluation/period-report';
import { indexFacts, type ReportFacts } from '@xunhe/domain/evaluation/report-facts';
import { parsePeriod } from '@xunhe/domain/evaluation/report-period';
import type { StoredReport } from '../store/rows-report.ts';

export function makeTestFacts(more: Partial<ReportFacts> = {}): ReportFacts {
  const period = parsePeriod('2025-Q4')!;
  const chief = { id: 'lin', level: 'village' as const, region: '990199001001', reaches: ['R1', 'R2'] };
  return {
    ...{ period, asOf: period.to, chiefs: [chief] },
    reaches: [
      { id: 'R1', region: '990199001001', lengthM: 1200, targetClass: 3 },
      { id: 'R2', region: '990199001001', lengthM: 800, targetClass: 4 },
    ],
    duties: [
      { month: '2025-10', person: 'lin', reach: 'R1', level: 'red', visits: 4, done: 3, minutes: 10 },
      { month: '2025-11', person: 'lin', reach: 'R1', level: 'orange', visits: 4, done: 4, minutes: 10 },
      { month: '2025-12', person: 'lin', reach: 'R2', level: 'none', visits: 2, done: 2, minutes: 10 },
    ],
    patrols: [
      { month: '2025-10', person: 'lin', reach: 'R1', effective: true, minutes: 30, lengthM: 1500 },
      { month: '2025-11', person: 'lin', reach: 'R1', effective: false, minutes: 3, lengthM: 100 },
    ],
    problems: [
      {
        ...{ id: 'Q1', reach: 'R1', type: 'household_refuse', source: 'chief', key: false, finder: 'lin' },
        ...{ reportedDay: '2025-10-05', endedDay: '2025-10-08', dueDay: '2025-10-10', valid: true },
      },
      {
        ...{ id: 'Q2', reach: 'R2', type: 'industrial_discharge', source: 'citizen', key: true, finder: null },
        ...{ reportedDay: '2025-11-05', endedDay: null, dueDay: '2025-11-20', valid: true },
      },
    ],
    classes: [
      { reach: 'R1', month: '2025-10', wqClass: 5, fails: true },
      { reach: 'R1', month: '2025-11', wqClass: 3, fails: false },
      { reach: 'R1', month: '2024-10', wqClass: 3, fails: false },
    ],
    next: null,
    ...more,
  };
}

export function makeTestReport(): StoredReport {
  const facts = makeTestFacts();
  const names = { reach: (id: string) => `河段${id}`, person: (id: string) => id, region: (code: string) => code };
  return { ...reportChief(indexFacts(facts), facts.chiefs[0]!, names), english: { 河段R1: 'Reach 1' } };
}
