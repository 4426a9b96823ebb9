// The words of the guide against phones that stop recording. Names of settings as the makers' systems of today have them; they move.
import { defineWords } from '@xunhe/ui/words';

export const GUIDE_WORDS = defineWords({
  title: ['防止手机中断记录', 'Keep the phone from stopping'],
  truth: [
    '网页在熄屏或切到其他应用时收不到定位。记录期间屏幕会保持常亮；中断的时段如实记为空缺，不会把两端连成直线。',
    'A page gets no position while the screen is off or another app is in front. The screen is kept on while recording; what was missed is told as a gap, and no straight line is drawn across it.',
  ],
  screen: ['巡河时保持本页在前台，亮度可以调低。', 'Keep this page in front while walking; the brightness may be low.'],
  home: ['把本应用添加到主屏幕，从主屏幕打开。', 'Add this app to the home screen and open it from there.'],
  location: ['定位权限选“使用期间允许”和“精确位置”。', 'Allow the position while in use, and the precise one.'],
  swipe: [
    '不要在多任务界面划掉浏览器；关闭省电模式。',
    'Do not swipe the browser away among the recent apps; switch off power saving.',
  ],
  gaps: [
    '手机重启或应用被关闭后重新打开，巡河会从原处继续，已记录的点不会丢。',
    'After a restart, or when the app was closed, the patrol goes on where it was; points that were recorded are not lost.',
  ],
  huawei: ['华为', 'Huawei'],
  huawei_steps: [
    '设置 → 应用和服务 → 应用启动管理 → 浏览器：关闭自动管理，打开“允许后台活动”。设置 → 电池：关闭省电模式。',
    'Settings → Apps & services → Launch manager → the browser: manage manually and allow running in the background. Settings → Battery: power saving off.',
  ],
  honor: ['荣耀', 'Honor'],
  honor_steps: [
    '设置 → 应用 → 应用启动管理 → 浏览器：改为手动管理，打开“允许后台活动”。设置 → 电池：关闭省电模式。',
    'Settings → Apps → App launch → the browser: manage manually and allow running in the background. Settings → Battery: power saving off.',
  ],
  xiaomi: ['小米、红米', 'Xiaomi, Redmi'],
  xiaomi_steps: [
    '设置 → 应用设置 → 应用管理 → 浏览器 → 省电策略：选“无限制”。在多任务界面长按浏览器并加锁。',
    'Settings → Apps → Manage apps → the browser → Battery saver: no restrictions. Lock the browser among the recent apps.',
  ],
  oppo: ['OPPO、一加、真我', 'OPPO, OnePlus, realme'],
  oppo_steps: [
    '设置 → 电池 → 更多设置 → 应用耗电管理 → 浏览器：打开“允许完全后台行为”。在多任务界面锁定浏览器。',
    'Settings → Battery → More → App battery management → the browser: allow background activity. Lock the browser among the recent apps.',
  ],
  vivo: ['vivo、iQOO', 'vivo, iQOO'],
  vivo_steps: [
    '设置 → 电池 → 后台耗电管理 → 浏览器：选“允许后台高耗电”。关闭省电模式。',
    'Settings → Battery → Background power use → the browser: allow high use. Power saving off.',
  ],
  samsung: ['三星', 'Samsung'],
  samsung_steps: [
    '设置 → 电池 → 后台使用限制：把浏览器加入“从不休眠的应用程序”。',
    'Settings → Battery → Background usage limits: add the browser to the apps that never sleep.',
  ],
  iphone: ['iPhone', 'iPhone'],
  iphone_steps: [
    '用 Safari 打开，分享 → 添加到主屏幕。设置 → 隐私与安全性 → 定位服务 → Safari 网站：选“使用 App 期间”并打开精确位置。关闭低电量模式。七天不打开的网页数据可能被系统清除，请添加到主屏幕并及时上传。',
    'Open in Safari, Share → Add to Home Screen. Settings → Privacy → Location Services → Safari Websites: while using, precise. Low Power Mode off. The system may clear pages that were not opened for seven days: use the home screen and send in time.',
  ],
  other: ['其他手机', 'Other phones'],
  other_steps: [
    '设置 → 应用 → 浏览器 → 电池：选“不受限制”，并关闭系统的省电模式。',
    'Settings → Apps → the browser → Battery: unrestricted; switch off power saving.',
  ],
});
