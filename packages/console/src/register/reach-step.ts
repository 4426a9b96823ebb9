// What each step with a reach is given, and what it says when it is done or left.
import type { RegisterRecordBody } from '@xunhe/contract/register';

export interface ReachStepProps {
  readonly record: RegisterRecordBody;
  readonly onDone: (said: string) => void;
  readonly onCancel: () => void;
}
