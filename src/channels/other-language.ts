/** From here on a message without any Chinese is taken for one in another language, not for a name or an OK. */
const WORDS = 5;
const NOT_SPOKEN = /<[^<>\s][^<>]*>|[a-z][a-z0-9+.-]*:\/\/\S+|:[a-z0-9_+'-]+:|[\w.+-]+@[\w.-]+/giu;

/** Whether a message speaks, at some length, in a language that the customer does not. */
export function inOtherLanguage(text: string): boolean {
  if (/[\p{Script=Han}\p{Script=Bopomofo}]/u.test(text)) return false;
  const words = text.replaceAll(NOT_SPOKEN, ' ').match(/[\p{L}\p{M}'’]+/gu) ?? [];
  const longWithoutSpaces = words.some(
    (word) =>
      /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Hangul}]/u.test(word) && word.length >= WORDS,
  );
  return words.length >= WORDS || longWithoutSpaces;
}
