// Pictures of the screens on the way of a test, for people to look at: kept where XUNHE_TEST_PICTURES names a folder, otherwise not taken.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';

const FOLDER = process.env.XUNHE_TEST_PICTURES;
let taken = 0;

export async function keepPicture(page: Page, name: string): Promise<void> {
  if (!FOLDER) return;
  mkdirSync(FOLDER, { recursive: true });
  taken++;
  // What slides in has come to rest.
  await page.waitForTimeout(400);
  await page.screenshot({ path: join(FOLDER, `${String(taken).padStart(2, '0')}-${name}.png`) });
}
