// A walk along the river, with all that comes between: the pocket, pictures, problems on the way, a full phone, a button pressed too late.
import { type Act, NOTES, photograph, report, send, showSaved, unlessFull } from './acts.ts';
import { type App, pauseIn } from './app.ts';
import { CITY, KM, LAT, LON, REACHES, todayOf } from './city.ts';
import type { World } from './world.ts';

export const walk: Act = async (world, app, person) => {
  const { dice } = world;
  const { recorder } = app;
  if (!recorder.current())
    await unlessFull(() =>
      recorder.start({
        city: CITY,
        person,
        reach: dice.pick(REACHES),
        reachName: '河',
        mode: dice.pick(['walk', 'bicycle']),
      }),
    );
  const paused = recorder.current()?.draft.paused;
  if (paused) await unlessFull(() => recorder.resume());
  const steps = dice.int(2, 12);
  const from = dice.next();
  for (let n = 0; n < steps; n++) {
    await pauseIn(world, app, dice.int(10, 120) * 1000);
    app.onFix?.({ lon: LON + (from + n * 0.12) * KM, lat: LAT + dice.next() * 1e-4, accuracyM: dice.int(3, 20) });
    if (dice.chance(0.08)) await lookAway(world, app);
    if (dice.chance(0.03)) fillBriefly(world, app);
    if (dice.chance(0.06)) await photograph(world, app, recorder.current()?.draft.id, person);
    if (dice.chance(0.04)) await report(world, app, person);
  }
  await endWalk(world, app, person);
};

async function endWalk(world: World, app: App, person: string): Promise<void> {
  const { dice, ledger } = world;
  const { recorder } = app;
  const said = { note: dice.pick(NOTES), nothingFound: true, checks: {} };
  const what = dice.weigh({ finish: 68, leave: 17, pause: 8, say: 4, discard: 3 });
  const recording = recorder.current();
  if (!recording || recording.elsewhere || recording.draft.person !== person) return;
  if (what === 'pause') await unlessFull(() => recorder.pause());
  if (what === 'say') await unlessFull(() => recorder.say(said));
  if (what === 'discard') {
    ledger.begun.get(recording.draft.id)!.state = 'dropped';
    await recorder.discard();
  }
  if (what !== 'finish') return;
  for (let n = dice.int(0, 3); n > 0; n--) fidget(world, app);
  if (!(await unlessFull(() => recorder.finish(todayOf(person), said)))) return;
  showSaved(world, recording.draft.id);
  send(app, person);
}

/** Another app fills the phone and tidies up again: a few fixes are lost, those after them are not. */
function fillBriefly({ clock, dice }: World, { phone }: App): void {
  phone.isFull = true;
  clock.after(dice.int(20, 300) * 1000, () => {
    phone.isFull = false;
  });
}

/** The river goes on while the finger is on the button. */
function fidget({ clock, dice }: World, app: App): void {
  clock.after(dice.int(0, 150), () => {
    if (!app.life.alive) return;
    app.onFix?.({ lon: LON, lat: LAT, accuracyM: 5 });
    app.onSight?.(dice.chance(0.5));
  });
}

async function lookAway(world: World, app: App): Promise<void> {
  app.onSight?.(false);
  await pauseIn(world, app, world.dice.int(5, 200) * 1000);
  app.onSight?.(true);
}
