// The tables as Kysely sees them. A row is what lies in the store; domain values are made from rows in the store file of each noun.

import type { AccountTable, OldPasswordRow, RecoveryCodeRow, SessionRow } from './rows-account.ts';
import type { BulletinChangeTable } from './rows-bulletin.ts';
import type { CircularDraftRow, CircularReceiptRow, CircularRow } from './rows-circular.ts';
import type { CitizenReportTable, CityPublicTable } from './rows-citizen.ts';
import type {
  InventoryRow,
  PatrolReachRow,
  PatrolReviewRow,
  PatrolRow,
  ProblemMoveRow,
  ProblemPartRow,
  ProblemRow,
  ProblemRungRow,
  TrackRow,
} from './rows-deed.ts';
import type { DeliveryRow } from './rows-delivery.ts';
import type { DocumentRow } from './rows-document.ts';
import type {
  CycleRow,
  DutyRow,
  EvaluationRow,
  PolicyRow,
  RuleDraftRow,
  WarningListRow,
  WarningReviewRow,
  WarningRow,
} from './rows-duty.ts';
import type { EventTable } from './rows-event.ts';
import type { HeldReadingRow } from './rows-held.ts';
import type { LetterNumberRow, LetterTable, OfficeMarkRow } from './rows-letter.ts';
import type { MailAddressRow, MailDeliveryRow } from './rows-mail.ts';
import type { AbsenceRow, DelegationRow, NamedPersonRow, PersonRow, PostRow } from './rows-people.ts';
import type { PhotoRow, UploadRow } from './rows-photo.ts';
import type {
  CityRow,
  DepartmentRow,
  GaugeRow,
  LandCoverRow,
  ReachRow,
  RegionRow,
  SharedReachRow,
  SourceRow,
  StationRow,
  WaterBodyRow,
  WorkYearRow,
} from './rows-place.ts';
import type { RegisterChangeTable, RegisterMoveRow } from './rows-register.ts';
import type {
  PushDeliveryRow,
  PushSilenceRow,
  PushSubscriptionRow,
  ReminderMarkRow,
  ReminderTable,
} from './rows-reminder.ts';
import type { PeriodReportRow, ReportRunRow } from './rows-report.ts';
import type {
  AssessmentRow,
  BacktestRow,
  ForecastScoreRow,
  LineageRow,
  ModelRow,
  ObservationRow,
} from './rows-risk.ts';
import type { SavedViewRow } from './rows-saved-view.ts';
import type { SignalRow } from './rows-signal.ts';
import type { StandingObjectionRow, StandingRow } from './rows-standing.ts';
import type { RefusedRecordRow } from './rows-sync.ts';
import type { WebhookDeliveryRow, WebhookRow } from './rows-webhook.ts';

export interface Tables {
  cities: CityRow & CityPublicTable;
  regions: RegionRow;
  water_bodies: WaterBodyRow;
  reaches: ReachRow;
  shared_reaches: SharedReachRow;
  stations: StationRow;
  gauges: GaugeRow;
  sources: SourceRow;
  land_cover: LandCoverRow;
  departments: DepartmentRow;
  register_changes: RegisterChangeTable;
  bulletin_changes: BulletinChangeTable;
  documents: DocumentRow;
  register_moves: RegisterMoveRow;
  work_years: WorkYearRow;
  people: PersonRow;
  people_named: NamedPersonRow;
  posts: PostRow;
  absences: AbsenceRow;
  delegations: DelegationRow;
  accounts: AccountTable;
  old_passwords: OldPasswordRow;
  recovery_codes: RecoveryCodeRow;
  sessions: SessionRow;
  observations: ObservationRow;
  models: ModelRow;
  backtests: BacktestRow;
  forecast_scores: ForecastScoreRow;
  assessments: AssessmentRow & LineageRow;
  policies: PolicyRow;
  rule_drafts: RuleDraftRow;
  report_runs: ReportRunRow;
  period_reports: PeriodReportRow;
  cycles: CycleRow;
  warnings: WarningRow;
  warning_reviews: WarningReviewRow;
  warning_lists: WarningListRow;
  duties: DutyRow;
  patrols: PatrolRow;
  patrol_reaches: PatrolReachRow;
  patrol_reviews: PatrolReviewRow;
  tracks: TrackRow;
  problems: ProblemRow;
  problem_moves: ProblemMoveRow;
  problem_parts: ProblemPartRow;
  problem_rungs: ProblemRungRow;
  citizen_reports: CitizenReportTable;
  letters: LetterTable;
  letter_numbers: LetterNumberRow;
  office_marks: OfficeMarkRow;
  signals: SignalRow;
  held_readings: HeldReadingRow;
  deliveries: DeliveryRow;
  inventories: InventoryRow;
  photos: PhotoRow;
  uploads: UploadRow;
  evaluations: EvaluationRow;
  standings: StandingRow;
  standing_objections: StandingObjectionRow;
  events: EventTable;
  refused_records: RefusedRecordRow;
  reminders: ReminderTable;
  reminder_marks: ReminderMarkRow;
  push_subscriptions: PushSubscriptionRow;
  push_silences: PushSilenceRow;
  saved_views: SavedViewRow;
  push_deliveries: PushDeliveryRow;
  mail_addresses: MailAddressRow;
  mail_deliveries: MailDeliveryRow;
  circular_drafts: CircularDraftRow;
  circulars: CircularRow;
  circular_receipts: CircularReceiptRow;
  webhooks: WebhookRow;
  webhook_deliveries: WebhookDeliveryRow;
}
