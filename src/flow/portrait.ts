import { z } from 'zod';

/** What a trainer chooses from to say how a customer looks. The first of each is the plainest. */
export const LOOKS = {
  hair: ['short', 'parted', 'swept', 'receding', 'bald', 'curly', 'bob', 'long', 'ponytail', 'bun'],
  hair_colour: ['black', 'brown', 'grey', 'white'],
  face: ['oval', 'round', 'square', 'long'],
  age: ['young', 'middle', 'older'],
  expression: ['calm', 'smile', 'laugh'],
  wears: ['shirt', 'polo', 'sweater', 'cardigan', 'blazer', 'suit', 'apron', 'work_jacket'],
  /** The ground with the clothes that go with it. */
  colours: ['slate', 'sky', 'teal', 'sage', 'leaf', 'honey', 'coral', 'rose', 'lilac'],
  skin: ['light', 'fair', 'tan', 'dark'],
  build: ['slim', 'broad'],
  glasses: ['none', 'round', 'square'],
  beard: ['none', 'stubble', 'moustache', 'full'],
  hat: ['none', 'cap', 'sun_hat', 'kerchief'],
} as const;

/** A customer's look in a trainer's words; what most people have need not be written. */
export const PortraitSchema = z.strictObject({
  hair: z.enum(LOOKS.hair),
  hair_colour: z.enum(LOOKS.hair_colour),
  face: z.enum(LOOKS.face),
  age: z.enum(LOOKS.age),
  expression: z.enum(LOOKS.expression),
  wears: z.enum(LOOKS.wears),
  colours: z.enum(LOOKS.colours),
  skin: z.enum(LOOKS.skin).default('light'),
  build: z.enum(LOOKS.build).default('slim'),
  glasses: z.enum(LOOKS.glasses).default('none'),
  beard: z.enum(LOOKS.beard).default('none'),
  hat: z.enum(LOOKS.hat).default('none'),
});

export type Portrait = z.infer<typeof PortraitSchema>;
/** As it may be written, without what most people have. */
export type WrittenPortrait = z.input<typeof PortraitSchema>;
