// The words of pictures: what they show, how they are, and how far they lie from their record.
import { defineWords } from './words.ts';

export const PHOTO_WORDS = defineWords({
  photos: ['照片', 'Pictures'],
  none: ['没有照片。', 'There are no pictures.'],
  waiting: ['有 {n} 张照片还在手机上，等待上传。', '{n} picture{n:s} still on the phone, waiting to be sent.'],
  open: ['查看第 {n} 张照片', 'Open picture {n}'],
  close: ['关闭', 'Close'],
  before: ['上一张', 'Previous'],
  after: ['下一张', 'Next'],
  nth: ['第 {n} 张，共 {of} 张', 'Picture {n} of {of}'],
  original: ['取用原件（会留下记录）', 'Take the original (this is recorded)'],
  alt: ['{role}照片，{at}', '{role}, {at}'],
  shows: ['内容', 'Shows'],
  added: ['加入记录', 'Added'],
  from: ['来源', 'From'],
  place: ['手机位置', 'Place by the phone'],
  cameraAt: ['相机时间', 'Time by the camera'],
  cameraPlace: ['相机位置', 'Place by the camera'],
  camera: ['相机', 'Camera'],
  size: ['尺寸', 'Size'],
  distance: ['距离', 'Distance'],
  time: ['时间', 'Time'],
  farFromTrack: ['距轨迹 {length}', '{length} from the track'],
  farFromPlace: ['距问题位置 {length}', '{length} from the place'],
  earlier: ['早 {time}', '{time} earlier'],
  later: ['晚 {time}', '{time} later'],
  within: ['在记录时间内', 'within the time of the record'],
  unknown: ['未记录', 'not written'],
});

export const PHOTO_ROLE_WORDS = defineWords({
  view: ['现场', 'View'],
  document: ['文件', 'Document'],
  before: ['整改前', 'Before'],
  after: ['整改后', 'After'],
});

export const PHOTO_FROM_WORDS = defineWords({
  camera: ['应用内拍摄', 'taken in the app'],
  album: ['手机相册', 'the album of the phone'],
});

export const PHOTO_STATE_WORDS = defineWords({
  waiting: ['等待上传', 'Not sent yet'],
  stored: ['处理中', 'Being prepared'],
  ready: ['可查看', 'Ready'],
  broken: ['无法显示', 'Cannot be shown'],
});

/** By kind of the reason. */
export const PHOTO_BROKEN_WORDS = defineWords({
  notPicture: ['文件不是照片。', 'The file is no picture.'],
  heic: ['照片为 HEIC 格式，服务器无法解码。', 'The picture is HEIC, which the server cannot decode.'],
  tooLarge: ['照片像素过多，未解码。', 'The picture has too many pixels and was not decoded.'],
  damaged: ['照片数据不完整或已损坏。', 'The data of the picture are incomplete or damaged.'],
  timeout: ['解码超时。', 'Decoding took too long.'],
  crashed: ['解码时出错。', 'Decoding failed.'],
  gone: ['服务器上找不到照片文件。', 'The file of the picture is missing on the server.'],
});
