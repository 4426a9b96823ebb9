// The words of 账号: the list, what is done to an account, and what then happens to its owner.
import type { AccountAction } from '@xunhe/contract/account';
import { defineWords, type Pair } from '@xunhe/ui/words';

type ActionWords = Readonly<Record<AccountAction, Pair>>;

export const ACCOUNTS_WORDS = defineWords({
  deliveries: ['提醒发送记录', 'What was sent to him'],
  title: ['账号', 'Accounts'],
  about: [
    '开通、停用和解锁账号；密码和令牌只显示一次',
    'open, disable and unlock; passwords and tokens are shown once',
  ],
  open: ['开通账号', 'Open an account'],
  find: ['查找账号或姓名', 'Find a login or name'],
  allRoles: ['全部角色', 'All roles'],
  all: ['全部', 'All'],
  state: ['状态', 'State'],
  login: ['账号', 'Login'],
  name: ['姓名', 'Name'],
  role: ['角色和岗位', 'Role and post'],
  region: ['区域', 'Region'],
  factor: ['两步验证', 'Two-step'],
  hasFactor: ['已设置', 'Set up'],
  noFactor: ['未设置', 'Not set up'],
  sessions: ['登录中', 'Signed in'],
  seen: ['最近使用', 'Last seen'],
  actions: ['操作', 'Actions'],
  actionsOf: ['{login} 的操作', 'Actions for {login}'],
  own: ['本人账号', 'Your own'],
  ownWhy: [
    '不能操作自己的账号，请由另一位安全管理员办理。',
    'Not for yourself: another security administrator can do this.',
  ],
  mustChange: ['待换密码', 'Must change password'],
  none: ['没有符合条件的账号。', 'No account matches.'],
  cancel: ['取消', 'Cancel'],
  close: ['我已记下，关闭', 'I have noted it'],
  secretTitle: ['{login} 的密码或令牌', 'Secret of {login}'],
  passwordOnce: [
    '一次性密码。请当面或用安全的方式交给本人，首次登录须立即更换。关闭后不再显示。',
    'A one-time password. Hand it over in person or by a safe way; it must be changed at the first sign-in. It is not shown again.',
  ],
  tokenOnce: [
    '接入令牌。请填入设备或系统的配置。关闭后不再显示，遗失只能换新。',
    'The token of a device or system: put it into its settings. It is not shown again; a lost one can only be replaced.',
  ],
  newTitle: ['开通账号', 'Open an account'],
  whose: ['给谁', 'For whom'],
  newPerson: ['新人员', 'Somebody new'],
  knownPerson: ['已有人员', 'Somebody known'],
  personName: ['姓名', 'Name'],
  deviceName: ['设备或系统名称', 'Name of the device or system'],
  person: ['人员', 'Person'],
  personHint: ['输入姓名或账号查找，也可填人员编号', 'Type a name or login, or a person number'],
  newLogin: ['账号名', 'Login'],
  loginRule: ['2 至 80 个字符：字母、数字和 . _ @ -', '2 to 80 characters: letters, digits and . _ @ -'],
  newRole: ['角色', 'Role'],
  newRegion: ['区域', 'Region'],
  regionHint: ['可查看和办理此区域及下级的事项', 'Sees and handles this region and those below it'],
  needed: ['请填写此项', 'Please fill this in'],
  create: ['开通', 'Open it'],
});

export const ACCOUNT_STATE_WORDS = defineWords({
  open: ['正常', 'Open'],
  closed: ['未开通', 'Not opened'],
  locked: ['已锁定', 'Locked'],
  disabled: ['已停用', 'Disabled'],
});

export const ACCOUNT_ACTION_WORDS = defineWords({
  password: ['生成一次性密码', 'New one-time password'],
  token: ['生成新令牌', 'New token'],
  unlock: ['解锁', 'Unlock'],
  endSessions: ['结束全部登录', 'End all sessions'],
  dropSecondFactor: ['取消两步验证', 'Take the second factor away'],
  disable: ['停用', 'Disable'],
  enable: ['启用', 'Enable'],
} satisfies ActionWords);

/** What happens, said before it is confirmed. */
export const ACCOUNT_EFFECT_WORDS = defineWords({
  password: [
    '原密码即刻失效，所有设备上的登录结束。新密码只用一次，登录后须立即更换。',
    'The present password ends at once and all devices are signed out. The new one serves once and must be changed at sign-in.',
  ],
  token: [
    '原令牌即刻失效，使用它的设备或系统将连不上，直到换上新令牌。',
    'The present token ends at once: the device or system is cut off until it gets the new one.',
  ],
  unlock: ['失败次数清零，可以马上再次登录。', 'The count of failures is set to zero; signing in works again at once.'],
  endSessions: [
    '所有设备上的登录即刻结束，须重新登录。手机上未上传的记录不受影响。',
    'All devices are signed out at once. Records not sent yet stay on the phone.',
  ],
  dropSecondFactor: [
    '原验证器和恢复码失效，所有登录结束。必须使用两步验证的岗位，下次登录时重新设置。请先核实确为本人。',
    'Authenticator and recovery codes end and all devices are signed out; posts that need the factor set it up anew at the next sign-in. Make sure first that it is really this person who asks.',
  ],
  disable: [
    '所有登录即刻结束，不能再登录。记录和数据全部保留，可随时启用。',
    'All devices are signed out and nobody can sign in. Every record stays; it can be enabled again.',
  ],
  enable: ['可用原来的密码再次登录。', 'Signing in works again with the password there was.'],
} satisfies ActionWords);
