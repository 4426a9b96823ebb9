// A list as somebody wants to see it again: the filters of a screen under a name of his own.
import Type, { type Static } from 'typebox';
import { CLOSED, InstantText } from './wire.ts';

/** The address of the screen, without what is asked of it. */
const ScreenPath = Type.String({ pattern: '^/[a-z-]{0,40}$' });
const ViewName = Type.String({ minLength: 1, maxLength: 30 });

/** What stands in the address after the question mark; the screen reads it as it reads any address and leaves out what it cannot. */
const ViewSearch = Type.Record(
  Type.String({ minLength: 1, maxLength: 30 }),
  Type.Union([Type.String({ maxLength: 200 }), Type.Number(), Type.Boolean()]),
  {
    maxProperties: 30,
  },
);

export const SavedViewBody = Type.Object(
  { screen: ScreenPath, name: ViewName, search: ViewSearch, savedAt: InstantText },
  CLOSED,
);
export type SavedViewBody = Static<typeof SavedViewBody>;

export const SavedViewsBody = Type.Object({ rows: Type.Array(SavedViewBody) }, CLOSED);

export const SaveViewBody = Type.Object({ screen: ScreenPath, name: ViewName, search: ViewSearch }, CLOSED);
export type SaveViewBody = Static<typeof SaveViewBody>;

export const DropViewBody = Type.Object({ screen: ScreenPath, name: ViewName }, CLOSED);
export type DropViewBody = Static<typeof DropViewBody>;
