// What the register says of a pollution source's state. The column is free text in the bundle; these are the words that change what the
// source is thought to do. Anything else is taken as working.

export type SourceState = 'working' | 'closed' | 'faulty';

const CLOSED = new Set([
  'closed',
  'removed',
  'demolished',
  'retired',
  '关闭',
  '已关闭',
  '停用',
  '取缔',
  '已取缔',
  '拆除',
  '已拆除',
  '封堵',
  '已封堵',
]);
const FAULTY = new Set([
  'fault',
  'faulty',
  'abnormal',
  'violation',
  'overflow',
  '故障',
  '异常',
  '超标',
  '溢流',
  '违规',
  '停运',
]);

export function readSourceState(status: string | null): SourceState {
  const word = status?.trim().toLowerCase() ?? '';
  return CLOSED.has(word) ? 'closed' : FAULTY.has(word) ? 'faulty' : 'working';
}
