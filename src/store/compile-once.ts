import type { Compilable, CompiledQuery } from 'kysely';

/**
 * Compiles a query the first time its name is seen and afterwards only binds values: compiling costs more than running it.
 * `name` stands for everything that shapes the SQL; `values` are its parameters in their order in the SQL.
 */
export type CompileOnce = (name: string, values: readonly unknown[], build: () => Compilable) => CompiledQuery;

/** One for each database, since each has SQL of its own. */
export function compileOnce(): CompileOnce {
  const compiled = new Map<string, CompiledQuery>();
  return (name, values, build) => {
    const known = compiled.get(name);
    if (known) return { ...known, parameters: values };
    const query = build().compile();
    assertSameValues(name, query.parameters, values);
    compiled.set(name, query);
    return query;
  };
}

/** Values in another order than the SQL has them would end up in each other's columns. */
function assertSameValues(name: string, inQuery: readonly unknown[], given: readonly unknown[]): void {
  const same = inQuery.length === given.length && inQuery.every((value, i) => Object.is(value, given[i]));
  if (!same) throw new Error(`The values given for "${name}" are not its parameters in their order.`);
}
