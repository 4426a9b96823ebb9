// Of the moves that a person may make, the one that brings the problem on. What ends it by the way, sends it back or only adds to it is never it.

const ORDER = ['accept', 'assign', 'approveDefer', 'verify', 'start', 'handle', 'resume', 'selfHandle'] as const;

export function nextStepOf(allowed: readonly string[]): string | null {
  return ORDER.find((move) => allowed.includes(move)) ?? null;
}
