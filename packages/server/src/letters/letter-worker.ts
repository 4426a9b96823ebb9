// The process in which letters are set: it gets one at a time and answers its PDF. The fonts are read when the first one comes.
import { type LetterToMake, openPress } from './make-letter.ts';

const press = openPress();

process.on('message', async (letter: LetterToMake) => {
  const print = await press;
  process.send!(await print(letter));
});
// The server is gone: nobody waits for an answer.
process.on('disconnect', () => process.exit(0));
