/** Bytes as an address of their own. */
export const dataUri = (contentType: string, bytes: Buffer | string): string =>
  `data:${contentType};base64,${Buffer.from(bytes).toString('base64')}`;
