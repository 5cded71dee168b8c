/** What of Adaptive Cards (schema 1.5, as Teams takes it) the trainer uses. */
export type Element =
  | TextBlock
  | { type: 'RichTextBlock'; inlines: TextRun[]; spacing?: Spacing }
  | {
      type: 'Image';
      url: string;
      altText: string;
      width?: string;
      size?: 'Stretch';
      style?: 'Person';
      spacing?: Spacing;
    }
  | { type: 'ColumnSet'; columns: Column[]; spacing?: Spacing }
  | { type: 'Container'; items: Element[]; style?: 'emphasis'; spacing?: Spacing }
  | TableElement
  | { type: 'ActionSet'; actions: Action[]; spacing?: Spacing }
  | ChoiceSet;

export interface TextBlock {
  type: 'TextBlock';
  text: string;
  wrap: true;
  style?: 'heading';
  size?: 'Large';
  weight?: 'Bolder';
  spacing?: Spacing;
}

export interface TextRun {
  type: 'TextRun';
  text: string;
  weight?: 'Bolder';
  size?: 'Small';
  isSubtle?: true;
}

export interface Column {
  type: 'Column';
  width: string | number;
  items: Element[];
}

/** Its first row is its head. */
export interface TableElement {
  type: 'Table';
  columns: { width: number; horizontalCellContentAlignment?: 'Center' }[];
  rows: TableRow[];
  spacing?: Spacing;
}

export interface TableRow {
  type: 'TableRow';
  cells: { type: 'TableCell'; items: Element[] }[];
}

export interface ChoiceSet {
  type: 'Input.ChoiceSet';
  id: string;
  label: string;
  style: 'expanded' | 'compact';
  value: string;
  choices: { title: string; value: string }[];
  spacing?: Spacing;
}

export type Action =
  | { type: 'Action.Submit'; title: string; data: object; style?: 'positive' | 'destructive' }
  | { type: 'Action.ShowCard'; title: string; card: { type: 'AdaptiveCard'; body: Element[]; actions: Action[] } };

type Spacing = 'Small' | 'Large';

export interface Card {
  type: 'AdaptiveCard';
  $schema: string;
  version: '1.5';
  body: Element[];
  /** What a client that shows no cards, and some screen readers, say instead. */
  fallbackText: string;
  speak: string;
}

/** Words exactly as they were written: text runs know no Markdown, so `*`, `_` and `[` stay what they are. One block a line. */
export const plain = (text: string, style: Omit<TextRun, 'type' | 'text'> = {}, spacing?: Spacing): Element[] =>
  text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line, i) => ({
      type: 'RichTextBlock',
      inlines: [{ type: 'TextRun', text: line, ...style }],
      ...(i > 0 ? { spacing: 'Small' as const } : spacing ? { spacing } : {}),
    }));
