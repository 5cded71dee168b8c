/* global WebChat */

const TOKEN = 'sales-trainer-token';
const RETRY_MS = 1000;
/** Web Chat says "failed" and offers to send again only after this long: what is sent is tried again by itself. */
export const SEND_TIMEOUT_MS = 280_000;

/** The page's secret: made once in this browser, it opens this browser's conversation and no other. */
export const token = localStorage.getItem(TOKEN) ?? newToken();

function newToken() {
  const bytes = crypto.getRandomValues(new Uint8Array(32));
  const made = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  localStorage.setItem(TOKEN, made);
  return made;
}

/** A request of the page's own. Gives JSON; rejects where it is refused or the trainer is not there. */
export async function ask(path) {
  const response = await fetch(path, { headers: { authorization: `Bearer ${token}` } });
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return response.json();
}

/**
 * The way to the trainer. Web Chat's own client stops asking, without a word, when one request fails, so each is tried
 * again here, unchanged: the trainer takes what it has already taken only once. `offline` is told when and how long it fails.
 */
export function connect(offline) {
  const directLine = WebChat.createDirectLine({
    domain: `${location.origin}/v3/directline`,
    token,
    webSocket: false,
    pollingInterval: 200,
  });
  const once = directLine.services.ajax;
  directLine.services.ajax = (request) =>
    once(request)
      .retryWhen((errors) =>
        errors
          .do((error) => {
            if (isRefusal(error)) throw error;
            offline(true);
          })
          .delay(RETRY_MS),
      )
      .do(() => offline(false));
  return directLine;
}

/** No network and no answer are no status. */
const isRefusal = ({ status }) => status >= 400 && status < 500;
