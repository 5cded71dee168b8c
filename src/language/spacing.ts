/**
 * A value in Latin letters wants a space beside Han characters (跟 Kelvin 聊), one in Han characters wants none
 * (跟淑芬姐聊). Only the template knows where its values meet Han characters, so it marks those seams beforehand with
 * a noncharacter of Unicode, which no text contains. What is inside a value is never looked at.
 */
const SEAM = '\uFDD0';

export const markSeams = (template: string): string =>
  template.replace(/(?<=\p{Script=Han})(?=\{\{)|(?<=\}\})(?=\p{Script=Han})/gu, SEAM);

export const closeSeams = (text: string): string =>
  text.replace(/(?<=[\p{Script=Latin}\p{N}])\uFDD0|\uFDD0(?=[\p{Script=Latin}\p{N}])/gu, ' ').replaceAll(SEAM, '');
