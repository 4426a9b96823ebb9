// What a "no" says about pictures and uploads.

export const UPLOAD_REFUSALS = {
  'photo.broken': ['这张照片无法显示，原始文件已保留。', 'This picture cannot be shown. The original file is kept.'],
  'photo.notReady': [
    '照片尚未上传完或正在处理，请稍后再看。',
    'The picture is still being uploaded or prepared. Look again later.',
  ],
  'photo.insecure': [
    '照片只能在安全连接（https）下上传。请用 https 打开本系统。',
    'Pictures travel over a safe connection only: open the system by https.',
  ],
  'photo.noMemory': [
    '手机内存不足，照片未保存。请关闭其他应用后重试。',
    'The phone has too little memory and the picture was not saved. Close other apps and try again.',
  ],
  'photo.tooLarge': ['照片过大，未保存。', 'The picture is too large and was not saved.'],
  'photo.unreadable': [
    '无法读取这张照片，未保存。请重新拍摄或另选一张。',
    'This picture cannot be read and was not saved. Take it again or choose another.',
  ],
  'store.full': [
    '服务器存储空间已满，未保存。内容仍在本机，请联系系统管理员。',
    'The server has no space left and nothing was saved. It is still on this device; tell the system administrator.',
  ],
  'upload.busy': ['服务器正忙，稍后会自动重试。', 'The server is busy. It will be tried again by itself.'],
  'upload.hash': ['传输中内容有损坏，将重新上传。', 'The content was damaged on the way and will be uploaded again.'],
  'upload.length': [
    '上传的分段长度不符，将重新上传。',
    'A part of the upload has a wrong length and will be sent again.',
  ],
  'upload.quota': [
    '一天内上传过多，已暂停。内容仍在本机，稍后会自动重试。',
    'Too much was uploaded within a day. It is still on this device and will be tried again later.',
  ],
} as const satisfies Record<string, readonly [string, string]>;
