// Why a verdict is what it is: a kind with its numbers. The faces have the words.

/** WARNING: stored with the judgement; add, never rename. */
export interface PatrolReason {
  readonly kind:
    | 'patrol.tooBrief'
    | 'patrol.tooShort'
    | 'patrol.offReach'
    | 'patrol.noTrack'
    | 'patrol.gaps'
    | 'patrol.tooFast'
    | 'patrol.still'
    | 'patrol.crsSuspect'
    | 'patrol.noGeometry'
    | 'patrol.evidence'
    | 'patrol.details'
    | 'patrol.declared'
    | 'patrol.clock'
    | 'patrol.enough';
  readonly [detail: string]: unknown;
}
