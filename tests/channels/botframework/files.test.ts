import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { PNG } from 'pngjs';
import { said, startBot, TENANT, type Bot } from './bot.ts';

let bot: Bot;
beforeEach(async () => void (bot = await startBot()));
afterEach(() => bot.stop());

const LINE = '淑芬姐您好，我是點點的小陳';

/** The owner's OneDrive, which takes one file. */
async function startDrive() {
  const written: { range: string | undefined; body: string }[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      written.push({ range: request.headers['content-range'], body });
      response.end('{}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/upload`;
  return {
    url,
    written,
    stop: () => new Promise((resolve) => void (server.closeAllConnections(), server.close(resolve))),
  };
}

const consent = (uploadUrl: string, action = 'accept') => ({
  type: 'invoke',
  name: 'fileConsent/invoke',
  value: {
    type: 'fileUpload',
    action,
    context: { of: 'my_data', person: 'aad-somebody-else' },
    uploadInfo: { uploadUrl, name: 'my-data.json', contentUrl: 'https://x.example/f', uniqueId: 'u', fileType: 'json' },
  },
});

test('in Teams the file of one’s data is asked about first, then written to the owner’s drive', async () => {
  const drive = await startDrive();
  const rep = bot.rep();
  await rep.says('練習');
  await rep.says(LINE);
  const [, asked] = await rep.says('我的資料', 2);
  expect(asked!.attachments).toMatchObject([
    { contentType: 'application/vnd.microsoft.teams.card.file.consent', name: 'my-data.json' },
  ]);

  const [info] = await rep.brings(consent(drive.url));
  const { body, range } = drive.written[0]!;
  expect(range).toBe(`bytes 0-${Buffer.byteLength(body) - 1}/${Buffer.byteLength(body)}`);
  expect(JSON.parse(body)).toMatchObject({ person: { person: 'aad-ya-ting' }, lines: [{ text: LINE }] });
  expect(info!.attachments).toMatchObject([{ contentType: 'application/vnd.microsoft.teams.card.file.info' }]);
  await drive.stop();
});

test('a refusal writes nothing, nor does an address that is not Microsoft’s', async () => {
  const drive = await startDrive();
  const rep = bot.rep();
  await rep.says('練習');
  expect(await rep.brings(consent(drive.url, 'decline'), 0)).toEqual([]);
  expect(await rep.brings(consent('https://evil.example/upload'), 0)).toEqual([]);
  expect(drive.written).toEqual([]);
  await drive.stop();
});

test('elsewhere the file comes with the message', async () => {
  const rep = bot.rep('web', { channelId: 'emulator' });
  await rep.says('練習');
  await rep.says(LINE);
  const [, file] = await rep.says('我的資料', 2);
  const { contentType, contentUrl, name } = file!.attachments![0]!;
  expect({ contentType, name }).toEqual({ contentType: 'application/json', name: 'my-data.json' });
  const bytes = Buffer.from(contentUrl!.split(',')[1]!, 'base64').toString();
  expect(JSON.parse(bytes)).toMatchObject({ lines: [{ text: LINE }] });
});

test('the progress comes as a picture', async () => {
  const rep = bot.rep();
  await rep.says('練習');
  await rep.says(LINE);
  await rep.says('結束');
  const [, picture] = await rep.says('進步', 2);
  const { contentType, contentUrl } = picture!.attachments![0]!;
  expect(contentType).toBe('image/png');
  expect(PNG.sync.read(Buffer.from(contentUrl!.split(',')[1]!, 'base64')).width).toBeGreaterThan(700);
  expect(Buffer.byteLength(JSON.stringify(picture))).toBeLessThan(50_000);
});

test('before anything is deleted it is asked, in the card itself', async () => {
  const rep = bot.rep();
  await rep.says('練習');
  await rep.says(LINE);
  const [card] = await rep.says('我的資料', 2);
  expect(said([card!])).toContain('[刪掉我的資料]');
  expect(JSON.stringify(card)).toContain('要全部刪掉嗎？');
  expect(said(await rep.presses('確定刪掉'))).toContain('刪');
  const left = await bot.trainer.store.read.personData({ workspace: `msteams/${TENANT}`, person: 'aad-ya-ting' });
  expect({ lines: left.lines, sessions: left.sessions }).toEqual({ lines: [], sessions: [] });
});
