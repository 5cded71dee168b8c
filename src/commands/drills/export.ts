import { writeFile } from 'node:fs/promises';
import { sheetText, SHEETS } from '../../drills/files.ts';
import { printable } from '../../channels/terminal/printable.ts';
import { saying } from '../../store/errors.ts';
import { drillNamed, readArgs, WHICH, type Command } from './operating.ts';
import { cannot, misused } from './stopped.ts';

/** `export DRILL [--format csv|json] [--out FILE]`: all that was handed in, to standard output or into a file. */
export const exported: Command = async (operating, args) => {
  const options = { ...WHICH, format: { type: 'string', default: 'csv' }, out: { type: 'string' } } as const;
  const { values, positionals } = readArgs(args, options, 1);
  const format = SHEETS.find((one) => one === values.format);
  if (!format) misused(`E_FORMAT: --format is one of ${SHEETS.join(', ')}`);
  const drill = await drillNamed(operating, positionals[0], values.workspace);
  const text = await sheetText(operating.drilling, operating.voice, drill, format);
  if (values.out === undefined) process.stdout.write(process.stdout.isTTY ? printable(text) : text);
  else
    await writeFile(values.out, text).catch((error: unknown) =>
      cannot(`E_OUT: ${values.out} cannot be written (${saying(error)}). Choose another place with --out.`),
    );
};
