// The people files: departments, chiefs, office staff and the posts that tie a chief to a reach. A login makes an account without a
// password: nobody can sign in with it until somebody in charge gives it one.
import { POST_LEVELS } from '@xunhe/domain/people/post';
import type { Row } from '../../sources/bundle/row.ts';
import { mergeAccounts } from '../../store/import/accounts.ts';
import type { Stage } from '../../store/import/stage.ts';
import { type ImportContext, learn, optionalRefer, refer } from './context.ts';
import type { TableStep } from './table-step.ts';

const NAME = 200;
const DEPARTMENT_KINDS = ['water', 'environment', 'urban', 'agriculture', 'office'] as const;

export function departmentsStep(context: ImportContext): TableStep {
  return {
    form: { name: 'departments', required: ['id', 'name', 'region'], optional: ['kind'] },
    target: {
      table: 'departments',
      key: ['id'],
      columns: { id: 'text', name: 'text', region: 'text', kind: 'text' },
    },
    thing: 'department',
    toValues(row) {
      const id = row.text('id');
      const name = row.text('name', NAME);
      refer(context, row, 'region', 'region');
      const kind = row.cell('kind') === '' ? 'office' : row.choice('kind', DEPARTMENT_KINDS);
      return [id, name, row.cell('region'), kind];
    },
    learn: () => learnDepartments(context),
  };
}

export function learnDepartments(context: ImportContext): Promise<void> {
  return learn(context, 'department', 'SELECT id, region FROM departments WHERE city = $1');
}

const PERSON_COLUMNS = {
  id: 'text',
  name: 'text',
  region: 'text',
  level: 'text',
  department: 'text',
  phone: 'text',
} as const;

export function chiefsStep(context: ImportContext): TableStep {
  const logins = takeLogins(context);
  return {
    form: { name: 'chiefs', required: ['id', 'name', 'region', 'post'], optional: ['login', 'phone'] },
    target: { table: 'people', key: ['id'], columns: PERSON_COLUMNS, remember: true },
    thing: 'person',
    toValues(row) {
      const id = row.text('id');
      const name = row.text('name', NAME);
      refer(context, row, 'region', 'region');
      const level = row.choice('post', POST_LEVELS);
      const phone = row.optionalText('phone', 40);
      const login = row.optionalText('login', 64);
      checkPerson(context, row, 'chief');
      if (id === null || level === null || row.faults.length > 0) return null;
      if (!logins.take(row, login)) return null;
      logins.give(id, { login, role: level === 'assistant' ? 'assistant' : 'chief' });
      return [id, name, row.cell('region'), level, null, phone];
    },
    afterMerge: (stage) => logins.merge(stage),
    learn: () => learnPeople(context),
  };
}

export function staffStep(context: ImportContext): TableStep {
  const logins = takeLogins(context);
  return {
    form: { name: 'staff', required: ['id', 'name', 'region', 'role'], optional: ['department', 'login', 'phone'] },
    target: { table: 'people', key: ['id'], columns: PERSON_COLUMNS, remember: true },
    thing: 'person',
    toValues(row) {
      const id = row.text('id');
      const name = row.text('name', NAME);
      refer(context, row, 'region', 'region');
      const role = row.choice('role', ['office', 'handler']);
      optionalRefer(context, row, 'department', 'department');
      const phone = row.optionalText('phone', 40);
      const login = row.optionalText('login', 64);
      checkPerson(context, row, 'staff');
      if (id === null || role === null || row.faults.length > 0) return null;
      if (!logins.take(row, login)) return null;
      logins.give(id, { login, role });
      return [id, name, row.cell('region'), null, row.cell('department') || null, phone];
    },
    afterMerge: (stage) => logins.merge(stage),
    learn: () => learnPeople(context),
  };
}

export function learnPeople(context: ImportContext): Promise<void> {
  return learn(context, 'person', 'SELECT id, region, level FROM people WHERE city = $1');
}

/** A chief has a level, staff has none: one id cannot be both. */
function checkPerson(context: ImportContext, row: Row, as: 'chief' | 'staff'): void {
  const stored = context.known.get('person')?.get(row.cell('id'));
  if (stored && (stored.level === null) !== (as === 'staff'))
    row.fault('id', { kind: 'id.taken', by: as === 'staff' ? 'chief' : 'staff' });
}

function takeLogins(context: ImportContext) {
  const takenHere = new Map<string, { person: string; line: number }>();
  const byPerson = new Map<string, { login: string; role: string }>();
  return {
    /** False, with a fault, when the login is another person's. */
    take(row: Row, login: string | null): boolean {
      if (login === null) return true;
      const stored = context.logins.get(login);
      const here = takenHere.get(login);
      const person = row.cell('id');
      if (stored !== undefined && stored !== person) row.fault('login', { kind: 'login.taken', by: stored });
      else if (here && here.person !== person) row.fault('login', { kind: 'login.taken', firstLine: here.line });
      else if (!here) takenHere.set(login, { person, line: row.line });
      return row.faults.length === 0;
    },
    give(person: string, account: { login: string | null; role: string }) {
      // The first line of a person is the one that stays.
      if (account.login !== null && !byPerson.has(person))
        byPerson.set(person, { login: account.login, role: account.role });
    },
    async merge(stage: Stage): Promise<number> {
      const touched = await mergeAccounts(context.client, stage, byPerson);
      for (const [person, { login }] of byPerson) context.logins.set(login, person);
      return touched;
    },
  };
}

export function postsStep(context: ImportContext): TableStep {
  return {
    form: { name: 'posts', required: ['chief', 'reach', 'from'], optional: ['to'] },
    target: {
      table: 'posts',
      key: ['person', 'reach', 'from_day'],
      columns: { person: 'text', reach: 'text', region: 'text', from_day: 'date', to_day: 'date' },
    },
    toValues(row) {
      const chief = refer(context, row, 'chief', 'person');
      const reach = refer(context, row, 'reach', 'reach');
      const from = row.day('from');
      const to = row.optionalDay('to');
      if (from !== null && to !== null && to < from) row.fault('to', { kind: 'date.beforeStart', start: from });
      return chief && reach && [row.cell('chief'), row.cell('reach'), reach.region, from, to];
    },
  };
}
