/**
 * What a terminal would obey instead of showing: control characters (C0 but line end and tab, DEL, C1, so no escape sequence
 * begins), and what turns the direction of writing or breaks a line unseen.
 */
const OBEYED = /(?![\n\t])\p{Cc}|[\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069]/gu;

const SHOWN = '\uFFFD';

/** A text as it may be printed: what people wrote, their names too, cannot steer the terminal of who reads it. */
export const printable = (text: string): string => text.replaceAll('\r\n', '\n').replaceAll(OBEYED, SHOWN);

/** The same for JSON, in which it loses nothing: such characters are escaped. JSON has no control characters of its own but line ends. */
export const printableJson = (json: string): string =>
  json.replaceAll(OBEYED, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
