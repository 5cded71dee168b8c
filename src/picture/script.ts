import { scriptOf, type Language } from '../language/languages.ts';
import type { PictureScript } from './png-worker.ts';

/** Whose font a reader's pictures are drawn with. */
export const scriptOfPicture = (language: Language): PictureScript =>
  scriptOf(language) === 'zh-CN' ? 'Hans' : 'Hant';
