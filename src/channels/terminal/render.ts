import { textOfItem, type Message, type Part } from '../../session/message.ts';
import { tableLines } from './table.ts';

const WIDTH = 20;

const bar = (share: number) => '█'.repeat(Math.round(share * WIDTH)).padEnd(WIDTH, '░');

const INDENT = '  ';

/** A part as lines of text. Buttons are words and numbers in the terminal, its form are questions, so they are left out. */
function partLines(part: Part): string[] {
  switch (part.type) {
    case 'heading':
      return ['', `■ ${part.text}`];
    case 'text':
    case 'say':
      return [part.text];
    case 'note':
      return part.text.split('\n').map((line) => `${INDENT}${line}`);
    case 'list':
      return [...(part.title ? [part.title] : []), ...part.items.map((item) => `${INDENT}・${textOfItem(item)}`)];
    case 'bars':
      return part.rows.map(({ label, share, mark }) => `${INDENT}${bar(share)} ${label} ${mark}`);
    case 'table':
      return tableLines(part).map((line) => `${INDENT}${line}`);
    case 'file':
      return [`${INDENT}${part.name}`];
    case 'buttons':
    case 'form':
    case 'picture':
      return [];
    default:
      return part satisfies never;
  }
}

/** A message as the terminal shows it: who speaks, then the parts. */
export function render(message: Message): string {
  const lines = message.parts.flatMap(partLines);
  if (!message.speaker) return lines.join('\n');
  return [message.speaker.name, ...lines.map((line) => `${INDENT}${line}`)].join('\n');
}
