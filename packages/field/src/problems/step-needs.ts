// Which steps a phone can take: those that need words and pictures alone. What needs lists of departments, other problems or days is work of a desk.
import type { ProblemPage } from '@xunhe/contract/problem';

export type NextStep = ProblemPage['next'][number];

const ON_A_PHONE = ['note', 'photoBefore', 'photoAfter', 'anotherPerson', 'photosArrived'];

export function isForPhone({ needs }: Pick<NextStep, 'needs'>): boolean {
  return needs.every((need) => ON_A_PHONE.includes(need));
}
