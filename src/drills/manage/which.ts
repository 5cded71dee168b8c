import type { From } from '../../session/trainer.ts';
import type { Drill } from '../../store/schema.ts';
import type { Drilling } from '../drilling.ts';
import { isTheirs } from '../files.ts';

/** How many drills are named where it has to be asked which one is meant. */
const NAMED = 10;

/**
 * Which drill is meant, of those that somebody owns or shares. `several`: none was named and several have not ended; `no_such`:
 * there is none of that number, these there are; `none`: they have none at all.
 */
export type Meant = { is: 'one'; drill: Drill } | { is: 'several' | 'no_such'; drills: Drill[] } | { is: 'none' };

/**
 * By number, as people say it, or by id, as buttons do, a draft too. Nothing named is the only one that has not ended; where all
 * have, the only one there is.
 */
export async function drillMeant({ store }: Drilling, from: From, which: string): Promise<Meant> {
  const { read } = store;
  const [named = ''] = which.normalize('NFKC').replace(/^#/u, '').split('/');
  if (named === '') return unnamed(await read.drillsOf(from, NAMED, 'unfinished'), await read.drillsOf(from, NAMED));
  const { workspace } = from;
  const found = /^\d{1,9}$/.test(named)
    ? await read.drillNumbered(workspace, Number(named))
    : await read.drill({ workspace, id: named });
  if (found && isTheirs(found, from.person)) return { is: 'one', drill: found };
  return { is: 'no_such', drills: await read.drillsOf(from, NAMED) };
}

function unnamed(unfinished: Drill[], all: Drill[]): Meant {
  if (unfinished.length > 1) return { is: 'several', drills: unfinished };
  const [only] = unfinished.length === 1 ? unfinished : all;
  if (!only) return { is: 'none' };
  return unfinished.length === 1 || all.length === 1 ? { is: 'one', drill: only } : { is: 'several', drills: all };
}
