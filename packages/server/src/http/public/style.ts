// The style of the public pages, written into each of them: one way to the server less on a slow phone. The policy of the page names its hash, so
// no other style runs. Colours and sizes are those of the phone app; every text has 7 : 1 or more on its ground.
import { createHash } from 'node:crypto';

export const STYLE = `*{box-sizing:border-box}
body{margin:0;background:#f5f7f8;color:#16242b;font:18px/1.55 "PingFang SC","HarmonyOS Sans SC","Noto Sans SC","Microsoft YaHei",system-ui,sans-serif;-webkit-text-size-adjust:100%}
main,header,footer{max-width:720px;margin:0 auto;padding:0 16px}
header{display:flex;flex-wrap:wrap;align-items:center;justify-content:space-between;gap:4px 16px;padding-top:12px;padding-bottom:4px}
header a,footer a{display:inline-block;padding:9px 0}
h1{font-size:28px;line-height:1.25;margin:8px 0 4px}
h2{font-size:21px;line-height:1.3;margin:0 0 8px}
h3{font-size:18px;margin:16px 0 4px}
p{margin:0 0 10px}
a{color:#07506a}
section{background:#fff;border:1px solid #dce3e6;border-radius:6px;padding:16px;margin:12px 0;overflow-wrap:anywhere}
.quiet{color:#3c4b53}
.now{font-size:24px;font-weight:700;margin:0 0 4px}
.good{border-left:6px solid #1f6b40}
.bad{border-left:6px solid #b3261e}
.unknown{border-left:6px solid #5b6b73}
table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}
th,td{text-align:left;vertical-align:top;padding:8px 8px 8px 0;border-top:1px solid #dce3e6;font-weight:400}
thead th{border-top:0;color:#3c4b53}
caption{text-align:left;color:#3c4b53;padding-bottom:4px}
th.whole{white-space:nowrap}
svg{display:block;width:100%;height:auto}
summary{cursor:pointer;padding:10px 0;color:#07506a;text-decoration:underline}
.button,button{display:block;width:100%;min-height:56px;padding:14px 16px;border:2px solid #07506a;border-radius:6px;background:#07506a;color:#fff;font:inherit;font-weight:700;text-align:center;text-decoration:none;cursor:pointer}
.second{background:#fff;color:#07506a}
a:focus-visible,button:focus-visible,input:focus-visible,select:focus-visible,textarea:focus-visible,summary:focus-visible{outline:3px solid #c99700;outline-offset:2px}
label,legend{display:block;font-weight:700;margin:0 0 4px;padding:0}
.field{margin:0 0 20px;border:0;padding:0;min-width:0}
input,select,textarea{width:100%;min-height:52px;padding:10px 12px;border:1px solid #5b6b73;border-radius:6px;background:#fff;color:inherit;font:inherit}
input[type=radio]{width:24px;height:24px;min-height:24px;margin:0 10px 0 0;flex:none}
.choice{display:flex;align-items:center;font-weight:400;min-height:48px;margin:0}
.trap{position:absolute;left:-9999px;width:1px;height:1px;overflow:hidden}
.said{border:2px solid #b3261e;border-radius:6px;background:#fff;padding:12px 16px;margin:12px 0}
.code{font:700 34px/1.3 ui-monospace,Consolas,monospace;letter-spacing:2px;margin:4px 0 12px;white-space:nowrap}
ol.way{list-style:none;margin:0;padding:0}
ol.way li{border-left:4px solid #1f6b40;padding:0 0 14px 14px}
ol.way li:last-child{padding-bottom:0}
.break{white-space:pre-wrap}
footer{padding-top:8px;padding-bottom:32px;color:#3c4b53}`;

export const STYLE_HASH = `sha256-${createHash('sha256').update(STYLE).digest('base64')}`;
