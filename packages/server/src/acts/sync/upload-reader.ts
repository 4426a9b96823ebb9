// Texts too long to stand in a request are uploaded in parts first, like pictures, and then named by their hash.
import type { Person } from '../../store/people.ts';

/** The bytes of a whole upload of this person; null when they are not all there. */
export type ReadUpload = (who: Person, sha256: string) => Promise<Buffer | null>;
