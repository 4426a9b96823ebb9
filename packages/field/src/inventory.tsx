// The inventory of one reach: finds the task and what was begun, and hands the finished record to the outbox.
import { useNavigate, useParams } from '@tanstack/react-router';
import type { TodayBody } from '@xunhe/contract/duty';
import type { SentInventory } from '@xunhe/contract/inventory';
import { makeId } from '@xunhe/domain/ground/id';
import { problemTypeOf } from '@xunhe/domain/problem/inventory-finding';
import { sayDate } from '@xunhe/ui/dates';
import { Answered, EmptyState, LoadingState } from '@xunhe/ui/states.tsx';
import { useWords } from '@xunhe/ui/words';
import { INVENTORY_ITEM_WORDS, INVENTORY_PERIOD_WORDS } from '@xunhe/ui/words-inventory';
import { Toast } from 'antd-mobile';
import { BackLine } from './back-line.tsx';
import { GuideLink } from './guides/guide-link.tsx';
import { type FieldHouse, useHouse, useSurroundings } from './house.ts';
import { type InventoryFinding, InventoryForm } from './inventory-form.tsx';
import { type ReachTask, useInventories } from './inventory-tasks.ts';
import { makeProblemItem } from './problems/problem-item.ts';
import { useToday } from './queries.ts';
import { nameReach } from './reach-card.tsx';
import { makeItem } from './sending/make-item.ts';
import { useInventoryDraft } from './use-inventory-draft.ts';
import { sendSoon } from './use-sending.ts';
import { INVENTORY_FORM_WORDS } from './words-inventory-form.ts';

export function InventoryScreen() {
  const say = useWords(INVENTORY_FORM_WORDS);
  const today = useToday();
  return (
    <>
      <BackLine title={say('title')} to="/inventories">
        <GuideLink task="inventory" />
      </BackLine>
      <Answered query={today}>{({ value }) => <ReachInventory today={value} />}</Answered>
    </>
  );
}

function ReachInventory({ today }: { readonly today: TodayBody }) {
  const say = useWords(INVENTORY_FORM_WORDS);
  const { id } = useParams({ from: '/inventories/$id' });
  const one = useInventories(today).find(({ reach }) => reach.reach === id);
  return one ? <TaskForm key={one.task.from} one={one} /> : <EmptyState>{say('notHere')}</EmptyState>;
}

function TaskForm({ one: { reach, task } }: { readonly one: ReachTask }) {
  const say = useWords(INVENTORY_FORM_WORDS);
  const sayPer = useWords(INVENTORY_PERIOD_WORDS);
  const sayItem = useWords(INVENTORY_ITEM_WORDS);
  const house = useHouse();
  const { me } = useSurroundings();
  const navigate = useNavigate();
  const reachName = nameReach(reach, say.language);
  const { draft, change, written } = useInventoryDraft(reach.reach, reachName, task);
  const send = async (sent: SentInventory, reports: readonly InventoryFinding[]) => {
    const found = sent.items.filter((item) => item.found).map(({ item }) => sayItem(item));
    const { item, text } = await makeItem(
      {
        ...{ id: sent.id, city: me.city, person: me.person, kind: 'inventory', body: sent },
        ...{
          reach: reach.reach,
          reachName,
          firstWords: found.join(say.language === 'zh' ? '、' : ', '),
          madeMs: house.now(),
        },
      },
      house.digest,
    );
    await written();
    await house.outbox.handIn(item, text);
    // The inventory is safe by now: a problem that finds no room must not make it look lost.
    const lost = await countLost(
      reports.map((report) => reportFinding(house, report, { me, reach: reach.reach, reachName })),
    );
    sendSoon();
    if (lost > 0) Toast.show({ content: say('reportsLost', { n: lost }), duration: 6000 });
    else Toast.show({ content: reports.length > 0 ? say('savedReports', { n: reports.length }) : say('saved'), duration: 2000 }); // biome-ignore format: one line
    await navigate({ to: '/inventories', replace: true });
  };
  return (
    <>
      <p className="card">
        <strong>{reachName}</strong>
        <br />
        <span className="muted">
          {say('period', {
            per: sayPer(task.per),
            from: sayDate(task.from, say.language),
            to: sayDate(task.to, say.language),
          })}
        </span>
      </p>
      {draft ? (
        <InventoryForm reach={reach.reach} task={task} draft={draft} onChange={change} onSend={send} />
      ) : (
        <LoadingState />
      )}
    </>
  );
}

async function countLost(kept: readonly Promise<void>[]): Promise<number> {
  return (await Promise.allSettled(kept)).filter(({ status }) => status === 'rejected').length;
}

async function reportFinding(
  house: FieldHouse,
  { item, note }: InventoryFinding,
  of: { readonly me: Parameters<typeof makeProblemItem>[1]['me']; readonly reach: string; readonly reachName: string },
): Promise<void> {
  const id = makeId(house.recorder.cityNow(), house.random(10));
  const made = await makeProblemItem(house, {
    ...of,
    id,
    type: problemTypeOf(item),
    text: note,
    place: null,
    patrol: null,
  });
  await house.outbox.handIn(made.item, made.text);
}
