import { describe, expect, it } from 'vitest';
import { sayDevice } from './device-words.ts';

const KHTML = 'AppleWebKit/537.36 (KHTML, like Gecko)';

describe('a device in words', () => {
  it.each([
    [`Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${KHTML} Chrome/140.0.0.0 Safari/537.36`, 'Chrome · Windows'],
    [`Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${KHTML} Chrome/140.0.0.0 Safari/537.36 Edg/140.0`, 'Edge · Windows'],
    ['Mozilla/5.0 (X11; Linux x86_64; rv:143.0) Gecko/20100101 Firefox/143.0', 'Firefox · Linux'],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1',
      'Safari · iPhone',
    ],
    [
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Safari/605.1.15',
      'Safari · macOS',
    ],
    [`Mozilla/5.0 (Linux; Android 14; PJX110) ${KHTML} Chrome/126.0 Mobile Safari/537.36`, 'Chrome · Android'],
    [
      `Mozilla/5.0 (Linux; Android 14; V2309A) ${KHTML} Version/4.0 Chrome/126.0 Mobile Safari/537.36 MicroMessenger/8.0.50`,
      'WeChat · Android',
    ],
    [
      `Mozilla/5.0 (Phone; OpenHarmony 5.0) ${KHTML} Chrome/114.0 Safari/537.36 HuaweiBrowser/5.0`,
      'Huawei Browser · HarmonyOS',
    ],
    ['curl/8.5.0', 'curl'],
    ['', '未知设备'],
  ])('%s', (agent, words) => {
    expect(sayDevice(agent, 'zh')).toBe(words);
  });

  it('is said in English too', () => {
    expect(sayDevice('Mozilla/5.0 (X11; Linux x86_64) Firefox/143.0', 'en')).toBe('Firefox on Linux');
    expect(sayDevice('', 'en')).toBe('Unknown device');
  });
});
