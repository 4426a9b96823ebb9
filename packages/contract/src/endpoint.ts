// What every endpoint says of itself, and the shapes that many share.
import type { Right } from '@xunhe/domain/people/may';
import Type, { type TSchema } from 'typebox';
import { CLOSED, IdText } from './wire.ts';

export interface Endpoint {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  /** `open` is for anybody, `signedIn` for every account; otherwise the right that the person's role must hold. */
  readonly right: Right | 'open' | 'signedIn';
  /** Also for somebody who must first choose a password or set up his second factor. */
  readonly early?: boolean;
  readonly summary: string;
  readonly params?: TSchema;
  readonly query?: TSchema;
  readonly body?: TSchema;
  readonly answer: TSchema;
}

export const IdParams = Type.Object({ id: IdText }, CLOSED);
export const Done = Type.Object({ done: Type.Literal(true) }, CLOSED);
export const Empty = Type.Object({}, CLOSED);
