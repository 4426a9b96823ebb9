// A refusal as it travels and as it is kept.
import type { RefusalBody } from '@xunhe/contract/wire';
import type { Refusal } from '@xunhe/domain/ground/result';

export function refusalToBody(refusal: Refusal): RefusalBody {
  const { kind, path, ...details } = refusal;
  return {
    kind,
    ...(typeof path === 'string' ? { path } : {}),
    ...(Object.keys(details).length > 0 ? { details } : {}),
  };
}
