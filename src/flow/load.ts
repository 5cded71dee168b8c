import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { FlagsSchema, MovesSchema, type Catalogue } from './catalogue.ts';
import { checkFlow, checkPersona } from './check.ts';
import { forgottenNames, type PersonaFile } from './check-names.ts';
import { checkPlan } from './check-plan.ts';
import { sourceOf, type Content, type FlowFolder, type Source } from './content.ts';
import { FlowSchema, type Flow } from './flow.ts';
import { PersonaSchema, type Persona } from './persona.ts';
import { PlanSchema, type Plan } from './plan.ts';
import { FlowDataError, type Problem } from './problem.ts';
import { readYaml, type YamlFile } from './yaml-file.ts';

export const FLOWS = fileURLToPath(new URL('../../flows', import.meta.url));

/**
 * What a folder of flows holds, and every mistake in it. A file with a mistake that breaks it is left out. `doubts` may be
 * meant as they are: they are for the trainer to look at, and nothing is refused for them.
 */
export interface Loaded {
  content: Content | null;
  problems: Problem[];
  doubts: Problem[];
}

/** What is found on the way. */
type Found = Pick<Loaded, 'problems' | 'doubts'>;

/** Reads flows/: moves.yaml, flags.yaml, and one folder for each flow with its personas and plans. */
export async function load(folder = FLOWS): Promise<Loaded> {
  const found: Found = { problems: [], doubts: [] };
  const catalogue = await loadCatalogueFiles(folder, found.problems);
  const flows = new Map<string, FlowFolder>();
  for (const entry of (await readdir(folder, { withFileTypes: true })).toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    if (!entry.isDirectory()) continue;
    const flow = await loadFlow(folder, entry.name, catalogue?.value ?? null, found);
    if (flow) flows.set(flow.flow.value.id, flow);
  }
  return { content: catalogue && flows.size > 0 ? { flows, catalogue } : null, ...found };
}

/** The same for work that cannot go on with mistakes. Throws FlowDataError. */
export async function loadContent(folder = FLOWS): Promise<Content> {
  const { content, problems } = await load(folder);
  if (!content || problems.length > 0) throw new FlowDataError(problems);
  return content;
}

/** The moves and flags alone, for the recogniser on its own. Throws FlowDataError. */
export async function loadCatalogue(folder = FLOWS): Promise<Catalogue> {
  const problems: Problem[] = [];
  const catalogue = await loadCatalogueFiles(folder, problems);
  if (!catalogue) throw new FlowDataError(problems);
  return catalogue.value;
}

async function loadCatalogueFiles(folder: string, problems: Problem[]): Promise<Source<Catalogue> | null> {
  const texts = await Promise.all(['moves.yaml', 'flags.yaml'].map((name) => textOf(folder, name, 'flows', problems)));
  if (texts[0] == null || texts[1] == null) return null;
  const moves = readYaml('flows/moves.yaml', texts[0], MovesSchema);
  const flags = readYaml('flows/flags.yaml', texts[1], FlagsSchema);
  problems.push(...moves.problems, ...flags.problems);
  if (!moves.value || !flags.value) return null;
  return sourceOf({ moves: moves.value, flags: flags.value }, JSON.stringify(texts));
}

/** A file that must be there; null, and a problem, where it is not. */
async function textOf(folder: string, name: string, shown: string, problems: Problem[]): Promise<string | null> {
  try {
    return await readFile(join(folder, name), 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    const todo = `寫這個檔案，或把資料夾 ${folder} 移到別處`;
    problems.push({ code: 'E_NO_FILE', file: `${shown}/${name}`, line: 1, column: 1, message: '沒有這個檔案', todo });
    return null;
  }
}

async function loadFlow(
  folder: string,
  name: string,
  catalogue: Catalogue | null,
  found: Found,
): Promise<FlowFolder | null> {
  const { problems } = found;
  const text = await textOf(join(folder, name), 'flow.yaml', `flows/${name}`, problems);
  if (text === null) return null;
  const file = readYaml(`flows/${name}/flow.yaml`, text, FlowSchema);
  problems.push(...file.problems, ...checked(file, (flow) => checkFlow(file, flow, name, catalogue)));
  const personas = await loadPersonas(join(folder, name, 'personas'), `flows/${name}/personas`, catalogue, found);
  const plans = await loadPlans(join(folder, name), `flows/${name}/plans`, file.value, problems);
  return file.value && personas.size > 0 ? { flow: sourceOf(file.value, file.text), personas, plans } : null;
}

async function loadPersonas(folder: string, shown: string, catalogue: Catalogue | null, { problems, doubts }: Found) {
  const personas = new Map<string, Source<Persona>>();
  const read: PersonaFile[] = [];
  for (const name of await yamlFilesIn(folder)) {
    const file = readYaml(`${shown}/${name}`, await readFile(join(folder, name), 'utf8'), PersonaSchema);
    problems.push(...file.problems, ...checked(file, (persona) => checkPersona(file, persona, name, catalogue)));
    if (!file.value) continue;
    personas.set(file.value.id, sourceOf(file.value, file.text));
    read.push({ file, persona: file.value });
  }
  doubts.push(...forgottenNames(read));
  return personas;
}

/** The plans of a flow's folder, if it has any; a customer whose file has a mistake is no mistake of the plan. */
async function loadPlans(folder: string, shown: string, flow: Flow | null, problems: Problem[]) {
  const plans = new Map<string, Source<Plan>>();
  if (!(await readdir(folder)).includes('plans')) return plans;
  const customers = (await yamlFilesIn(join(folder, 'personas'))).map((name) => name.replace(/\.ya?ml$/, ''));
  for (const name of await yamlFilesIn(join(folder, 'plans'))) {
    const file = readYaml(`${shown}/${name}`, await readFile(join(folder, 'plans', name), 'utf8'), PlanSchema);
    problems.push(...file.problems, ...checked(file, (plan) => checkPlan(file, plan, name, flow, customers)));
    if (file.value) plans.set(file.value.id, sourceOf(file.value, file.text));
  }
  return plans;
}

const yamlFilesIn = async (folder: string) => (await readdir(folder)).filter((n) => /\.ya?ml$/.test(n)).toSorted();

const checked = <T>(file: YamlFile<T>, check: (value: T) => Problem[]) =>
  file.value === null ? [] : check(file.value);
