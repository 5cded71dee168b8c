/** Why there is no picture. `bad_svg`: it cannot be read as SVG. `failed`: the thread that draws could not do it. */
export type PictureErrorCode = 'bad_svg' | 'failed';

export class PictureError extends Error {
  readonly code: PictureErrorCode;

  constructor(code: PictureErrorCode, message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'PictureError';
    this.code = code;
  }
}
