// The words of taking pictures.
import { defineWords } from '@xunhe/ui/words';

export const PHOTO_WORDS = defineWords({
  photos: ['照片', 'Pictures'],
  documents: ['材料照片', 'Pictures of the papers'],
  camera: ['拍照', 'Camera'],
  album: ['相册', 'Album'],
  kept: ['已保存 {n} 张', '{n} kept'],
  remove: ['第 {n} 张，点按删除', 'Picture {n}, tap to remove'],
  removeSure: ['从本机删除这张照片？', 'Remove this picture from the phone?'],
});
