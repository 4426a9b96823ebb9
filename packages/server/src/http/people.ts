// Health, signing in and out, and the city with its regions.

import { accept, refuse } from '@xunhe/domain/ground/result';
import { sessionKindOf } from '@xunhe/domain/people/session-rule';
import { readCityClock } from '../acts/city-clock.ts';
import { signIn } from '../acts/sign-in.ts';
import { findAccount } from '../store/account.ts';
import { findLatestCycle, listCycles } from '../store/cycle.ts';
import { inScope } from '../store/db.ts';
import { findSampleMonths } from '../store/observation.ts';
import { findCity, listRegionShapes, listRegions } from '../store/place.ts';
import { tellMe } from './account.ts';
import type { Handlers } from './endpoint.ts';
import { listGuests } from './guest-door.ts';
import { describeApi } from './open-api.ts';
import { endSession, openSession } from './session.ts';

type Text = { zh: string; en: string };

export const peopleHandlers: Handlers<
  'health' | 'openApi' | 'guests' | 'enter' | 'signIn' | 'signOut' | 'me' | 'city' | 'regions' | 'regionShapes'
> = {
  async health({ house }) {
    const code = house.city();
    const city = await inScope(house.db, { city: code, region: code }, (tx) => findCity(tx, code));
    return accept({
      ok: city !== null,
      city: code,
      name: city?.name ?? '',
      nameEn: city?.name_en ?? null,
      ownClock: city?.today != null,
      sso: house.sso !== null,
      version: house.version,
      passwords: house.passwords,
    });
  },

  openApi: async ({ house }) => accept(describeApi({ version: house.version })),

  async guests({ house, request }) {
    const guests = await listGuests(house, request);
    return accept({
      rows: guests.map(({ login, role, level, person, regionName }) => ({
        login,
        role,
        level,
        name: person,
        regionName,
      })),
    });
  },

  async enter({ house, body, request, reply }) {
    const guest = (await listGuests(house, request)).find(({ login }) => login === body.login);
    const city = house.city();
    const account =
      guest && (await inScope(house.db, { city, region: city }, (tx) => findAccount(tx, city, guest.login)));
    // Where there is no door, it looks as if there never was one.
    if (!account || account.disabled) return refuse({ kind: 'notFound' });
    return accept(tellMe(await openSession(house, { request, reply }, account, { kind: 'guest', by: 'guest' })));
  },

  async signIn({ house, body, request, reply }) {
    const { login, password, code, device = 'desk', city = house.city() } = body;
    const done = await signIn(house, { city, login, password, code, address: request.ip });
    if (!done.ok) return done;
    const kind = sessionKindOf(done.value.person.role, device);
    return accept(tellMe(await openSession(house, { request, reply }, done.value, { kind, by: 'password' })));
  },

  async signOut({ house, who, reply }) {
    await endSession(house, who, reply);
    return accept({ done: true as const });
  },

  me: async ({ who }) => accept(tellMe(who)),

  async city({ house, who, tx }) {
    // Beside the store's transaction: after a change the lines are read anew, which takes one of its own.
    const frame = await house.tiles.frame(who.scope);
    return tx(async (t) => {
      const city = await findCity(t, who.city);
      if (!city) return refuse({ kind: 'city.unknown' });
      const clock = readCityClock(city, house.now());
      const months = await findSampleMonths(t, who.city);
      return accept({
        code: city.city,
        name: city.name,
        nameEn: city.name_en,
        timezone: city.timezone,
        standard: city.standard,
        targetClass: city.target_class,
        classIndicators: city.class_indicators,
        now: new Date(clock.nowMs).toISOString(),
        today: clock.today,
        ownClock: city.today !== null,
        clockOffsetMs: clock.offsetMs,
        about: city.about as (Text & { part: string })[],
        credits: city.credits as (Text & { source?: string })[],
        bounds: frame && [...frame],
        firstMonth: months?.first ?? null,
        latestCycle: await findLatestCycle(t, who.city),
        cycles: (await listCycles(t, who.city)).map((cycle) => cycle.month),
      });
    });
  },

  async regions({ who, tx }) {
    const rows = (await tx((t) => listRegions(t, who.city))).filter(({ retired_on }) => retired_on === null);
    return accept({
      rows: rows.map(({ code, name, name_en, level, parent }) => ({ code, name, nameEn: name_en, level, parent })),
    });
  },

  async regionShapes({ who, tx }) {
    const rows = await tx((t) => listRegionShapes(t, who.city));
    return accept({
      type: 'FeatureCollection' as const,
      features: rows.map(({ code, name, name_en, geometry }) => ({
        type: 'Feature',
        properties: { code, name, name_en },
        geometry,
      })),
    });
  },
};
