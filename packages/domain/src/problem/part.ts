// A problem may be with several departments at once: one leads (主办), the others take part (协办). Each part goes its own way, and what the
// parts are together is the state of the problem.
import { accept, type Result, refuse } from '../ground/result.ts';
import type { ProblemState } from './flow.ts';

/** WARNING: stored and on the wire; add, never rename. */
export const PART_STATES = ['assigned', 'rectifying', 'handled', 'returned', 'withdrawn'] as const;

export type PartState = (typeof PART_STATES)[number];

export interface Part {
  readonly department: string;
  readonly lead: boolean;
  readonly state: PartState;
}

export interface PartsAsked {
  readonly move: string;
  /** `assign`, `transfer`: all that shall have it, the lead first. Otherwise whose part it is about; empty: all that the move can mean. */
  readonly departments: readonly string[];
  /** The mover's own department when he may act for no other; null for the office. */
  readonly own: string | null;
}

interface Way {
  readonly from: readonly PartState[];
  readonly to: PartState;
}

const WAYS: Readonly<Record<string, Way>> = {
  start: { from: ['assigned'], to: 'rectifying' },
  handle: { from: ['assigned', 'rectifying'], to: 'handled' },
  return: { from: ['assigned', 'rectifying'], to: 'returned' },
  sendBack: { from: ['handled'], to: 'rectifying' },
};

/** Returned and withdrawn parts stand no longer. */
export function standing<P extends Part>(parts: readonly P[]): P[] {
  return parts.filter(({ state }) => state !== 'returned' && state !== 'withdrawn');
}

/** Those that a step can be about when no department is named; none for steps that are about the whole. */
export function partsMeant<P extends Part>(move: string, parts: readonly P[]): P[] {
  const from = WAYS[move]?.from ?? [];
  return parts.filter(({ state }) => from.includes(state));
}

/** Without any part that stands it is the office's again. */
export function stateOfParts(parts: readonly Part[]): ProblemState {
  const states = standing(parts).map(({ state }) => state);
  if (states.length === 0) return 'accepted';
  if (states.every((state) => state === 'handled')) return 'handled';
  return states.some((state) => state !== 'assigned') ? 'rectifying' : 'assigned';
}

/**
 * The parts after a move that concerns them. Refuses with `problem.otherDepartment` (a part that is not the mover's) or
 * `problem.noPart` (none to which the move applies).
 */
export function moveParts(parts: readonly Part[], asked: PartsAsked): Result<Part[]> {
  switch (asked.move) {
    case 'assign':
    case 'transfer':
      return accept(give(parts, asked.departments));
    case 'start':
    case 'handle':
    case 'return':
    case 'sendBack':
      return step(parts, asked, WAYS[asked.move]!);
    case 'reopen':
      // What was done stands in the moves; whoever shall work on it now is asked anew.
      return accept(parts.map((part) => (part.state === 'returned' ? part : { ...part, state: 'withdrawn' })));
    case 'askDefer':
    case 'resume': {
      const isHis = ({ department }: Part) => department === asked.own;
      return asked.own === null || standing(parts).some(isHis)
        ? accept([...parts])
        : refuse({ kind: 'problem.otherDepartment' });
    }
    default:
      return accept([...parts]);
  }
}

/** Who keeps his part keeps what he did; who is named no longer is withdrawn. */
function give(parts: readonly Part[], departments: readonly string[]): Part[] {
  const named = [...new Set(departments)];
  const given = named.map((department, n): Part => {
    const before = standing(parts).find((part) => part.department === department);
    return { department, lead: n === 0, state: before?.state ?? 'assigned' };
  });
  const gone = parts
    .filter(({ department }) => !named.includes(department))
    .map((part): Part => (part.state === 'returned' ? part : { ...part, lead: false, state: 'withdrawn' }));
  return [...given, ...gone];
}

function step(parts: readonly Part[], { departments, own }: PartsAsked, way: Way): Result<Part[]> {
  if (own !== null && departments.some((department) => department !== own))
    return refuse({ kind: 'problem.otherDepartment' });
  const named = own === null ? departments : [own];
  const isMeant = (part: Part) =>
    way.from.includes(part.state) && (named.length === 0 || named.includes(part.department));
  if (!parts.some(isMeant)) {
    const isForeign = own !== null && !parts.some(({ department }) => department === own);
    return refuse({ kind: isForeign ? 'problem.otherDepartment' : 'problem.noPart' });
  }
  return accept(parts.map((part) => (isMeant(part) ? { ...part, state: way.to } : part)));
}
