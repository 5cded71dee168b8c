import type { Persona } from '../../flow/persona.ts';

/** Who a customer is, in few words: the first sentence of what is publicly known, without the name before it. */
export const aboutOf = ({ public: known }: Persona): string =>
  known.replace(/^[^，,；;]*[，,]\s*/u, '').replace(/[；;。].*$/su, '');
