import { textOfItem, type Message, type Part } from '../../session/message.ts';
import type { Numbers } from './numbers.ts';
import { printable } from './printable.ts';
import { tableLines } from './table.ts';

const WIDTH = 20;

const bar = (share: number) => '█'.repeat(Math.round(share * WIDTH)).padEnd(WIDTH, '░');

const INDENT = '  ';

/** A part as lines of text. Buttons that have a number stand by it; others are words, and the form is questions. */
function partLines(part: Part, numbers: Numbers): string[] {
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
      return part.buttons.flatMap((button) =>
        numbers.has(button) ? [`${INDENT}/${numbers.get(button)} ${button.label}`] : [],
      );
    case 'form':
    case 'picture':
      return [];
    default:
      return part satisfies never;
  }
}

/** A message as the terminal shows it: who speaks, then the parts, with the numbers by which buttons are pressed. */
export function render(message: Message, numbers: Numbers = new Map()): string {
  const lines = message.parts.flatMap((part) => partLines(part, numbers));
  if (!message.speaker) return printable(lines.join('\n'));
  return printable([message.speaker.name, ...lines.map((line) => `${INDENT}${line}`)].join('\n'));
}
