// A helper of the learner: waits for a round, takes parts of the node at work until none is left, and waits again. It never reads its
// messages by events, because it has no time for them: the workplace is fetched when the control says that there is a new one.
import { parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads';
import { takeParts } from '@xunhe/domain/risk/learner/crew';
import type { Workplace } from '@xunhe/domain/risk/learner/workplace';
import { type CrewControl, FAILED, PLACE, ROUND, STOP } from './crew-control.ts';

/** Looks so many times before it goes to sleep: the next node is mostly a few microseconds away. */
const LOOKS = 4000;

help(workerData as CrewControl);

function help(control: CrewControl): void {
  let round = 0;
  let places = 0;
  let place: Workplace | null = null;
  try {
    for (;;) {
      round = awaitRound(control, round);
      if (Atomics.load(control, STOP) === 1) return;
      for (; places < Atomics.load(control, PLACE); places++) place = fetchPlace();
      if (place) takeParts(place);
    }
  } catch (error) {
    Atomics.store(control, FAILED, 1);
    throw error;
  }
}

function awaitRound(control: CrewControl, seen: number): number {
  for (let look = 0; look < LOOKS; look++) {
    const round = Atomics.load(control, ROUND);
    if (round !== seen) return round;
  }
  Atomics.wait(control, ROUND, seen);
  return Atomics.load(control, ROUND);
}

/** The message was sent before the control was changed: it is there, or will be at once. */
function fetchPlace(): Workplace {
  for (;;) {
    const received = receiveMessageOnPort(parentPort!);
    if (received) return received.message as Workplace;
  }
}
