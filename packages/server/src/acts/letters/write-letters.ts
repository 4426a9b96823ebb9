// Writes the letters of a move inside its transaction: numbered, with the names and texts of that day, and an event for each.
import { makeId } from '@xunhe/domain/ground/id';
import { overdueDays } from '@xunhe/domain/problem/deadline';
import { type LetterContent, type LetterDue, letterNumber, MOST_LETTER_PHOTOS } from '@xunhe/domain/problem/letter';
import { type Part, standing } from '@xunhe/domain/problem/part';
import { listNearestOffice } from '../../store/contact.ts';
import type { Tx } from '../../store/db.ts';
import { type Chance, writeEvent } from '../../store/events.ts';
import { findAssignment, insertLetter, takeLetterNumber } from '../../store/letter.ts';
import { findPerson } from '../../store/people.ts';
import { listPhotos } from '../../store/photo.ts';
import { findCity, findReach, listOfficeNames } from '../../store/place.ts';
import { type FoundPart, listParts } from '../../store/problem-part.ts';
import type { ProblemRow } from '../../store/rows-deed.ts';
import { instantToDay } from '../city-clock.ts';
import { markOf, readMarkGround, regionWay } from './office-marks.ts';

export interface LetterOccasion {
  /** As the move has left it. */
  readonly problem: ProblemRow;
  readonly seq: number;
  /** In the city's time. */
  readonly at: Date;
  /** Nobody: the rule. The office is the region for which it stands. */
  readonly by: { readonly person: string | null; readonly office: string };
  readonly note: string;
  readonly cause: string | null;
  readonly due: readonly LetterDue[];
}

/** WARNING: to be called after the event of the move: see takeLetterNumber. */
export async function writeLetters(tx: Tx, house: Chance, occasion: LetterOccasion): Promise<void> {
  if (occasion.due.length === 0) return;
  const ground = await readGround(tx, occasion);
  for (const due of occasion.due) await writeLetter(tx, house, { occasion, ground, due });
}

type Ground = Awaited<ReturnType<typeof readGround>>;

interface Writing {
  readonly occasion: LetterOccasion;
  readonly ground: Ground;
  readonly due: LetterDue;
}

async function writeLetter(tx: Tx, house: Chance, { occasion, ground, due }: Writing): Promise<void> {
  const { problem, seq, by } = occasion;
  const { city, region } = problem;
  const { kind, department } = due;
  const year = Number(ground.day.slice(0, 4));
  const isReply = kind === 'reply';
  const office = isReply ? department! : by.office;
  const n = await takeLetterNumber(tx, { city, office, kind, year });
  const number = letterNumber({ kind, mark: markOf(ground.marks, office), year, n });
  const id = makeId(house.now(), house.random(10));
  const content = await fillContent(tx, { occasion, ground, due });
  await insertLetter(tx, {
    ...{ city, id, kind, office, year, n, number, problem: problem.id, seq, department, region },
    ...{ by_person: by.person, made_at: occasion.at, content },
  });
  await writeEvent(tx, house, {
    ...{ city, kind: 'letter.written', key: id, region, actor: by.person },
    body: { kind, number, problem: problem.id, department },
  });
}

/** What all letters of one move have in common. */
async function readGround(tx: Tx, { problem, by, at, seq }: LetterOccasion) {
  const { city } = problem;
  const { timezone } = (await findCity(tx, city))!;
  const marks = await readMarkGround(tx, city);
  const offices = await listOfficeNames(tx, city);
  const person = by.person === null ? null : await findPerson(tx, city, by.person);
  const [nearest] = person ? [person] : await listNearestOffice(tx, city, [by.office], 1);
  const photos = await listPhotos(tx, city, problem.id, 'problem');
  return {
    day: instantToDay(at.getTime(), timezone),
    reportedDay: instantToDay(problem.reported_at.getTime(), timezone),
    marks,
    officeName: offices.get(by.office) ?? `${marks.regions.get(by.office)?.name ?? ''}河长制办公室`,
    homeOffice: offices.get(problem.region) ?? `${marks.regions.get(problem.region)?.name ?? ''}河长制办公室`,
    regions: regionWay(marks, problem.region).slice(1),
    reach: await findReach(tx, city, problem.reach),
    parts: await listParts(tx, city, [problem.id]),
    contact: nearest ? { name: nearest.name, phone: nearest.phone } : null,
    photosFor: (isReply: boolean) =>
      photos
        .filter(({ role, move }) => (isReply ? move === seq : role !== 'after'))
        .slice(0, MOST_LETTER_PHOTOS)
        .map(({ sha256, role, at: taken }) => {
          return { sha256: sha256.toString('hex'), role, day: instantToDay(taken.getTime(), timezone) };
        }),
  };
}

async function fillContent(tx: Tx, { occasion, ground, due }: Writing): Promise<LetterContent> {
  const { problem, note, cause } = occasion;
  const { kind, department } = due;
  const { reach, day } = ground;
  const own = ground.parts.find((part) => part.department === department);
  const stand = standing(ground.parts as (FoundPart & Part)[]);
  const others = stand.filter((part) => part.department !== department).map(({ name }) => name);
  const assigned =
    kind === 'reply' ? await findAssignment(tx, problem.city, { problem: problem.id, department: department! }) : null;
  const dueDay = kind === 'supervision' ? problem.due_day : (own?.due_day ?? null);
  const supervised = others.length > 0 ? others : [ground.homeOffice];
  const asked = assigned?.content.signature ?? ground.homeOffice;
  return {
    signature: kind === 'reply' ? nameOf(ground, department!) : ground.officeName,
    addressees: kind === 'reply' ? [asked] : kind === 'supervision' ? supervised : [nameOf(ground, department!)],
    copies: kind === 'assignment' ? others : [],
    contact: ground.contact,
    problem: {
      ...{ id: problem.id, type: problem.type, source: problem.source, key: problem.key_problem, text: problem.text },
      regions: ground.regions.map(({ name }) => name),
      ...{ water: reach?.water_name ?? '', reach: reach?.name ?? problem.reach, reportedDay: ground.reportedDay },
      place: problem.lon === null || problem.lat === null ? null : { lon: problem.lon, lat: problem.lat },
    },
    leads: kind === 'assignment' ? (own?.lead ?? null) : null,
    ...{ dueDay, overdueDays: overdueDays(dueDay, day), note, cause, answers: assigned?.number ?? null, day },
    photos: ground.photosFor(kind === 'reply'),
  };
}

function nameOf({ parts }: Ground, department: string): string {
  return parts.find((part) => part.department === department)?.name ?? department;
}
