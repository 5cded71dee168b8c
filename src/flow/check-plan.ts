import type { DoneWhen } from './done-when.ts';
import type { Flow } from './flow.ts';
import type { Plan, PlanDay } from './plan.ts';
import type { Problem } from './problem.ts';
import type { YamlFile } from './yaml-file.ts';

type At = YamlFile<unknown>['problemAt'];
type Path = readonly PropertyKey[];

/**
 * A plan's names: its file's, and what its days take from the flow. `flow` is null where that file could not be read;
 * `customers` are the personas that there are files of.
 */
export function checkPlan(
  { problemAt }: YamlFile<Plan>,
  plan: Plan,
  file: string,
  flow: Flow | null,
  customers: readonly string[],
): Problem[] {
  const id = file.replace(/\.ya?ml$/, '');
  return [
    ...(plan.id === id
      ? []
      : [problemAt(['id'], 'E_ID_NOT_FILE', `id「${plan.id}」和檔名「${id}」不同`, `改成 ${id}`)]),
    ...plan.days.flatMap((day, i) => [
      ...checkCustomers(day, customers, ['days', i, 'customers'], problemAt),
      ...(flow ? checkDay(flow, day, ['days', i], problemAt) : []),
    ]),
  ];
}

const checkCustomers = (day: PlanDay, customers: readonly string[], path: Path, at: At) =>
  day.customers.flatMap((customer, i) =>
    customers.includes(customer)
      ? []
      : [at([...path, i], 'E_NO_SUCH_PERSONA', `沒有「${customer}」這位客戶`, `只能是：${customers.join('、')}`)],
  );

function checkDay(flow: Flow, day: PlanDay, path: Path, at: At): Problem[] {
  const known = ['whole', ...flow.keys.map((k) => k.id), ...flow.moment_drills.map((m) => m.id)];
  const parts = day.parts.flatMap((part, i) => {
    const place = [...path, 'parts', i];
    if (!known.includes(part))
      return [at(place, 'E_NO_SUCH_PART', `沒有「${part}」這一段可以練`, `只能是：${known.join('、')}`)];
    return day.parts.indexOf(part) < i ? [at(place, 'E_TWICE', `「${part}」寫了兩次`, '要多練幾次，改 tries')] : [];
  });
  return [...parts, ...checkDoneWhen(flow, day.done_when, [...path, 'done_when'], at)];
}

function checkDoneWhen(flow: Flow, doneWhen: DoneWhen | undefined, path: Path, at: At): Problem[] {
  const known = flow.criteria.map((c) => c.id);
  const ways = (doneWhen?.any ?? []).map((way, i) => ({ way, place: [...path, 'any', i] }));
  return [{ way: doneWhen, place: path }, ...ways].flatMap(({ way, place }) =>
    Object.keys(way?.criteria ?? {}).flatMap((criterion) =>
      known.includes(criterion)
        ? []
        : [
            at(
              [...place, 'criteria', criterion],
              'E_NO_SUCH_CRITERION',
              `沒有「${criterion}」這個評分項目`,
              `只能是：${known.join('、')}`,
            ),
          ],
    ),
  );
}
