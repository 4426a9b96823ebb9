// The people files: departments, chiefs, office staff and the posts that tie a chief to a reach. A login makes an account without a
// password: nobody can sign in with it until somebody in charge gives it one.
import { POST_LEVELS } from '@xunhe/domain/people/post';
import { DEPARTMENT_KINDS } from '@xunhe/domain/place/register-form';
import type { Row } from '../../sources/bundle/row.ts';
import { mergeAccounts } from '../../store/import/accounts.ts';
import type { Stage } from '../../store/import/stage.ts';
import { type ImportContext, learn, optionalRefer, refer } from './context.ts';
import type { TableStep } from './table-step.ts';

const NAME = 200;

export function departmentsStep(context: ImportContext): TableStep {
  return {
    form: { name: 'departments', required: ['id', 'name', 'region'], optional: ['kind'] },
    target: {
      table: 'departments',
      key: ['id'],
      columns: { id: 'text', name: 'text', region: 'text', kind: 'text' },
    },
    thing: 'department',
    register: 'department',
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
      const role = level === 'assistant' ? 'assistant' : 'chief';
      if (!logins.take(row, { login, role, column: 'post' })) return null;
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
      if (!logins.take(row, { login, role, column: 'role' })) return null;
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

interface Account {
  readonly login: string | null;
  readonly role: string;
  /** Where the role was read. */
  readonly column: string;
}

/** Accounts are no columns of the people table, so doubles among them are found here and not in the stage. */
function takeLogins(context: ImportContext) {
  const takenHere = new Map<string, { person: string; line: number }>();
  const firsts = new Map<string, Account & { readonly line: number }>();
  return {
    /** False, with a fault, when the login is another person's or an earlier line gave this person another account. */
    take(row: Row, account: Account): boolean {
      const { login, role, column } = account;
      const person = row.cell('id');
      const first = firsts.get(person);
      const stored = login === null ? undefined : context.logins.get(login);
      const here = login === null ? undefined : takenHere.get(login);
      if (first && (first.role !== role || first.login !== login))
        row.fault(first.role === role ? 'login' : column, { kind: 'row.duplicate', firstLine: first.line });
      else if (stored !== undefined && stored !== person) row.fault('login', { kind: 'login.taken', by: stored });
      else if (here && here.person !== person) row.fault('login', { kind: 'login.taken', firstLine: here.line });
      if (row.faults.length > 0) return false;
      if (!first) firsts.set(person, { ...account, line: row.line });
      if (login !== null && !here) takenHere.set(login, { person, line: row.line });
      return true;
    },
    async merge(stage: Stage): Promise<number> {
      const accounts = new Map<string, { login: string; role: string }>();
      for (const [person, { login, role }] of firsts) if (login !== null) accounts.set(person, { login, role });
      const touched = await mergeAccounts(context.client, stage, accounts);
      for (const [person, { login }] of accounts) context.logins.set(login, person);
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
