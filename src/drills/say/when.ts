import { interfaceOf, type InterfaceLanguage } from '../../language/languages.ts';
import type { Voice } from '../../session/say/voice.ts';

/** In Chinese months are numbers and weekdays one character; in English both have three letters. */
const SHORT: Record<InterfaceLanguage, { locale: string; month: 'numeric' | 'short'; weekday: 'narrow' | 'short' }> = {
  'zh-TW': { locale: 'zh-TW', month: 'numeric', weekday: 'narrow' },
  'zh-HK': { locale: 'zh-HK', month: 'numeric', weekday: 'narrow' },
  'zh-CN': { locale: 'zh-CN', month: 'numeric', weekday: 'narrow' },
  en: { locale: 'en-GB', month: 'short', weekday: 'short' },
};

/** A moment (epoch milliseconds) as its day and time of day in a zone: 11/27（五）18:00, Fri 27 Nov, 18:00. */
export const whenText = (voice: Voice, at: number, zone: string): string =>
  voice.t('drills:when.moment', partsOf(voice, at, zone));

/** A day of the calendar, `2026-11-27`: 11/27（五）, Fri 27 Nov. */
export const dateText = (voice: Voice, date: string): string =>
  voice.t('drills:when.date', partsOf(voice, Date.parse(date), 'UTC'));

function partsOf({ language }: Voice, at: number, zone: string) {
  const { locale, month, weekday } = SHORT[interfaceOf(language)];
  const format = new Intl.DateTimeFormat(locale, {
    timeZone: zone,
    month,
    weekday,
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  const parts = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
  const { month: m, day: d, weekday: w, hour, minute } = parts as Record<Intl.DateTimeFormatPartTypes, string>;
  return { month: m, day: d, weekday: w, time: `${hour}:${minute}` };
}

/** An ISO weekday's name, 1 Monday to 7 Sunday: 一, Mon. */
export function weekdayText({ language }: Voice, day: number): string {
  const { locale, weekday } = SHORT[interfaceOf(language)];
  return new Intl.DateTimeFormat(locale, { weekday, timeZone: 'UTC' }).format(Date.UTC(2024, 0, day));
}

const CITIES = [
  'Taipei',
  'Hong_Kong',
  'Macau',
  'Shanghai',
  'Singapore',
  'Kuala_Lumpur',
  'Bangkok',
  'Tokyo',
  'Seoul',
  'Sydney',
  'London',
  'New_York',
  'Los_Angeles',
] as const;

/** An IANA zone's city, if our readers are likely to have people there; else how far it is from Greenwich at that moment: GMT+5:30. */
export function placeOf({ t }: Voice, zone: string, at: number): string {
  const city = CITIES.find((one) => zone.endsWith(`/${one}`));
  if (city) return t(`drills:when.cities.${city}`);
  const format = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'shortOffset' });
  return format.formatToParts(at).find(({ type }) => type === 'timeZoneName')!.value;
}
