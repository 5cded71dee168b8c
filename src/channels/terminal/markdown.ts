import { textOfItem, type Message, type Part } from '../../session/message.ts';

/** What Markdown would take for its own. */
const plain = (text: string) => text.replaceAll(/([\\`*_[\]<>#|~])/g, '\\$1').replaceAll('\n', ' ');

const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;

function partLines(part: Part): string[] {
  switch (part.type) {
    case 'heading':
      return [`## ${plain(part.text)}`, ''];
    case 'text':
    case 'say':
      return [plain(part.text), ''];
    case 'note':
      return [...part.text.split('\n').map((line) => `> ${plain(line)}`), ''];
    case 'list':
      return [
        ...(part.title ? [`**${plain(part.title)}**`, ''] : []),
        ...part.items.map((item) => `- ${plain(textOfItem(item))}`),
        '',
      ];
    case 'bars':
      return ['|  |  |', '| --- | --- |', ...part.rows.map((r) => `| ${plain(r.label)} | ${plain(r.mark)} |`), ''];
    case 'table':
      return [
        row(part.columns.map(({ label }) => plain(label))),
        row(part.columns.map(() => '---')),
        ...part.rows.map((cells) => row(cells.map(plain))),
        '',
      ];
    default:
      // Buttons, forms and files belong to a conversation.
      return [];
  }
}

/** Messages as one Markdown text. */
export const toMarkdown = (messages: readonly Message[]): string =>
  messages.flatMap(({ parts }) => parts.flatMap(partLines)).join('\n');
