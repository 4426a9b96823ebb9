// The process in which sheets are set: it gets one at a time and answers its PDF. The fonts are read when the first one comes.
import { openPress, type Sheet } from './press.ts';

const press = openPress();

process.on('message', async (sheet: Sheet) => {
  const print = await press;
  process.send!(await print(sheet));
});
// The server is gone: nobody waits for an answer.
process.on('disconnect', () => process.exit(0));
