import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Beside the store's file, where nothing is committed. */
const FOLDER = 'data';

/** Writes a file that a message brings, over an earlier one of that name. Gives where it is, from the folder one works in. */
export async function saveFile(name: string, content: string | Buffer): Promise<string> {
  await mkdir(FOLDER, { recursive: true });
  const file = join(FOLDER, name);
  await writeFile(file, content);
  return file;
}
