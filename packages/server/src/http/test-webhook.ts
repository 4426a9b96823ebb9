// A webhook as it lies in the store. Only for tests.
import type { Tx } from '../store/db.ts';
import { insertWebhook } from '../store/webhook.ts';

/** Its seal does not open: it is read and changed, and sends nothing. */
export async function plantWebhook(
  tx: Tx,
  of: { readonly city: string; readonly id: string; readonly made_by: string; readonly region: string },
): Promise<void> {
  await insertWebhook(tx, {
    ...{ ...of, name: of.id, kind: 'wecom', host: 'qyapi.weixin.qq.com', target: Buffer.alloc(0), has_secret: false },
    ...{ events: ['problem.reported'], key_only: false, language: 'zh', enabled: true, failing_since: null },
    ...{ made_at: new Date('2025-12-20T01:00:00Z'), off_reason: null, off_at: null },
  });
}
