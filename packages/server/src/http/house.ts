// What every handler stands on. Clock and chance are arguments, so that a test can hold them.
import type { BlockList } from 'node:net';
import type { PasswordProfileName } from '@xunhe/domain/people/password-policy';
import type { TrialDesk } from '../acts/duty-rules/trial-desk.ts';
import type { BaseMap } from '../base/base-map.ts';
import type { LiveHub } from '../jobs/live-hub.ts';
import type { MonthDesk } from '../jobs/month-desk.ts';
import type { MailOffice } from '../mail/mail-office.ts';
import type { Press } from '../paper/press-process.ts';
import type { PushOffice } from '../push/push-office.ts';
import type { Database } from '../store/db.ts';
import type { Files } from '../store/files.ts';
import type { Sealer } from '../store/seal.ts';
import type { SessionReader } from '../store/session.ts';
import type { SyncStore } from '../store/sync-store.ts';
import type { WebhookOffice } from '../webhooks/webhook-office.ts';
import type { Sso } from './sso-client.ts';
import type { TileIndex } from './tile-index.ts';

export interface House {
  readonly db: Database;
  /** Real time, milliseconds since 1970. The city's own time is made from it by the city's clock. */
  readonly now: () => number;
  readonly random: (bytes: number) => Uint8Array;
  readonly sessions: SessionReader;
  /** Where phones' records go. */
  readonly records: SyncStore;
  /** Uploaded bytes, beside the database. */
  readonly files: Files;
  /** Tries duty rules on past months, one at a time. */
  readonly trials: TrialDesk;
  /** Runs of the months that an office asked for. */
  readonly months: MonthDesk;
  /** Sets letters as PDF, in a process of its own. */
  readonly press: Press;
  /** The city served by default: the one of a request that names none. */
  readonly city: () => string;
  readonly tiles: TileIndex;
  /** The map under the rivers; without choices where the installation has none. */
  readonly base: BaseMap;
  /** Tells pages that something changed. */
  readonly live: LiveHub;
  readonly version: string;
  /** Months after which a track becomes a line without times. */
  readonly trackMonths: number;
  /** True when only this machine can reach the server. */
  readonly onLoopback: boolean;
  /** What passwords must be. */
  readonly passwords: PasswordProfileName;
  /** Seals the secrets of second factors and webhooks. */
  readonly seal: Sealer;
  /** Sends pushes to phones; null where none are sent. */
  readonly push: PushOffice | null;
  /** Sends e-mail; null where none is sent. */
  readonly mail: MailOffice | null;
  /** Where browsers reach this server; null: letters have no link, and codes on paper lead where the reader came in. */
  readonly publicUrl: string | null;
  /** Sends what happens to group robots, gateways and other systems. */
  readonly webhooks: WebhookOffice;
  /** The city's single sign-on; null where there is none. */
  readonly sso: Sso | null;
  /** Networks from which alone administrators may come; none named: from anywhere. */
  readonly administratorsFrom: BlockList | null;
  /** True behind TLS: cookies are then marked secure. */
  readonly secure: boolean;
}
