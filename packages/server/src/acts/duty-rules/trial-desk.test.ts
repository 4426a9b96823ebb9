// Who waits for whom, and what is told meanwhile. The trials here are promises that the test itself keeps.
import { describe, expect, it } from 'vitest';
import { type Trial, TrialDesk } from './trial-desk.ts';

function makeTrial(person: string, key: string) {
  const cancel = new AbortController();
  let settle = (_: unknown) => {};
  let fail = (_: Error) => {};
  let isStarted = false;
  const trial: Trial = {
    ...{ person, key, signal: cancel.signal },
    run(told) {
      isStarted = true;
      told({ done: 1, of: 3 });
      return new Promise((resolve, reject) => {
        settle = resolve;
        fail = reject;
        cancel.signal.addEventListener('abort', () => reject(new Error('cut off')));
      });
    },
  };
  return {
    ...{ trial, cancel: () => cancel.abort(), isStarted: () => isStarted },
    settle: (value: unknown) => settle(value),
    fail: (error: Error) => fail(error),
  };
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

describe('the line of trials', () => {
  it('runs one at a time, the second of a person waits, the third is told why it may not', async () => {
    const desk = new TrialDesk(() => 0);
    const [first, second, third, other] = [
      makeTrial('sun', 'a'),
      makeTrial('sun', 'b'),
      makeTrial('sun', 'c'),
      makeTrial('zhao', 'd'),
    ];
    const answers = [first, second, third, other].map((one) => desk.ask(one.trial));
    await turn();
    expect([first, second, third, other].map((one) => one.isStarted())).toEqual([true, false, false, false]);
    expect(await answers[2]).toMatchObject({ ok: false, refusal: { kind: 'rule.trialRuns' } });
    expect([desk.stateOf('sun'), desk.stateOf('zhao')]).toEqual([
      { done: 1, of: 3 },
      { done: 0, of: 0 },
    ]);
    first.settle(1);
    expect(await answers[0]).toEqual({ ok: true, value: 1 });
    await turn();
    expect([second.isStarted(), other.isStarted()]).toEqual([true, false]);
    second.settle(2);
    await answers[1];
    await turn();
    other.settle(4);
    expect(await answers[3]).toEqual({ ok: true, value: 4 });
    expect([desk.stateOf('sun'), desk.stateOf('zhao')]).toEqual([null, null]);
  });

  it('goes on when one is given up, running or waiting, or breaks', async () => {
    const desk = new TrialDesk(() => 0);
    const all = ['a', 'b', 'c', 'd'].map((key) => makeTrial(`person ${key}`, key));
    const [running, waiting, breaking, last] = all as [
      (typeof all)[0],
      (typeof all)[0],
      (typeof all)[0],
      (typeof all)[0],
    ];
    const answers = all.map((one) => desk.ask(one.trial).catch((error: Error) => error.message));
    await turn();
    waiting.cancel();
    expect(await answers[1]).toMatchObject({ refusal: { kind: 'rule.trialCancelled' } });
    await turn();
    // Whoever stood behind it still waits for the one that runs.
    expect(breaking.isStarted()).toBe(false);
    running.cancel();
    expect(await answers[0]).toMatchObject({ refusal: { kind: 'rule.trialCancelled' } });
    await turn();
    breaking.fail(new Error('no memory'));
    expect(await answers[2]).toBe('no memory');
    await turn();
    last.settle('done');
    expect(await answers[3]).toEqual({ ok: true, value: 'done' });
  });

  it('keeps an answer for a moment and asks again after it', async () => {
    const clock = { now: 0 };
    const desk = new TrialDesk(() => clock.now);
    const first = makeTrial('sun', 'a');
    const answer = desk.ask(first.trial);
    await turn();
    first.settle('counted');
    await answer;
    const again = makeTrial('zhao', 'a');
    clock.now = 119_000;
    expect(await desk.ask(again.trial)).toEqual({ ok: true, value: 'counted' });
    clock.now = 121_000;
    const anew = desk.ask(again.trial);
    await turn();
    again.settle('counted anew');
    expect(await anew).toEqual({ ok: true, value: 'counted anew' });
  });
});
