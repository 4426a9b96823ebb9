// Reasons that only a desk shows: how the limits of a month were chosen, and where a failure may come from.
import type { Sentences } from './reason.ts';
import { LIMIT_REASONS } from './reasons-limits.ts';
import { TRACING_REASONS } from './reasons-tracing.ts';

export const DESK_REASONS: Sentences = { ...LIMIT_REASONS, ...TRACING_REASONS };
