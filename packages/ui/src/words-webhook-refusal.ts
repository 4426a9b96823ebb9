// Why a webhook is not taken as it was given.
import { defineWords } from './words.ts';

export const WEBHOOK_REFUSALS = defineWords({
  'webhook.address': [
    '这不是该机器人的推送地址，请从群机器人设置中完整复制。',
    'This is not the robot’s address. Copy the whole of it from the settings of the group robot.',
  ],
  'webhook.host': [
    '该地址不在允许范围内。须为 https 的公网地址；其他主机请由运维人员加入 XUNHE_WEBHOOK_HOSTS。',
    'This address is not allowed. It must be public and https; other hosts are named by the operator in XUNHE_WEBHOOK_HOSTS.',
  ],
  'webhook.many': [
    '推送数量已达上限，请先删除不用的推送。',
    'There are as many webhooks as there may be. Remove one first.',
  ],
  'webhook.pace': ['一分钟内发送过多，请稍后再试。', 'Too many messages within a minute. Try again shortly.'],
  'webhook.secret': [
    '密钥不符合要求：钉钉为 SEC 开头的加签密钥；通用接口不少于 24 字节；短信网关的密钥须填写请求头名称。',
    'This secret does not do: of DingTalk it begins with SEC, of another system it has at least 24 bytes, of a gateway it needs the name of its header.',
  ],
  'webhook.template': [
    '模板不正确：必须包含正文占位符 text,JSON 模板中占位符应写在引号内，请求头不得使用系统保留名称。',
    'The template does not do: the placeholder for the text must stand in it, in JSON between quotes, and the header must be one of your own.',
  ],
});
