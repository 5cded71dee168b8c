import type { Portrait } from '../flow/portrait.ts';
import { beard } from './portrait/beard.ts';
import { clothes } from './portrait/clothes.ts';
import { CLOTHS, HAIRS, SKINS } from './portrait/colours.ts';
import { features, glasses } from './portrait/features.ts';
import { hairOf } from './portrait/hair.ts';
import { hat } from './portrait/hat.ts';
import { head, lines, widthOf } from './portrait/head.ts';
import { widened } from './portrait/shapes.ts';
import { element, picture } from './svg.ts';

const SIDE = 64;
/** The bust fills the round that chats cut out of the square. */
const ENLARGED = 'matrix(1.12 0 0 1.12 -3.84 -2)';

/** A customer's head and shoulders on a ground of their own, 64 by 64, made to be cut round. The same look is the same text. */
export function portraitSvg(portrait: Portrait): string {
  const [skin, tone, cloth] = [SKINS[portrait.skin], HAIRS[portrait.hair_colour], CLOTHS[portrait.colours]];
  const hair = hairOf(portrait, tone);
  const wide = (marks: readonly string[]) => widened(widthOf(portrait), marks);
  return picture(SIDE, SIDE, cloth.ground, [
    element(
      'g',
      { transform: ENLARGED },
      wide(hair.behind),
      ...head(portrait, skin),
      ...clothes(portrait, cloth),
      ...beard(portrait, tone),
      ...lines(portrait, skin),
      ...features(portrait, skin, tone),
      ...glasses(portrait),
      wide(hair.over),
      wide(hat(portrait, cloth)),
    ),
  ]);
}
