/* global WebChat */
import { ask, connect, SEND_TIMEOUT_MS } from './connection.js';
import { cardLook, chatLook, LOCALES } from './look.js';
import { showPractice } from './practice.js';

const $ = (id) => document.getElementById(id);
const dark = matchMedia('(prefers-color-scheme: dark)');
const REP = 'rep';

/** What is around the conversation: language, texts, the practice. It comes from the trainer, so that no word stands here. */
let state;
const directLine = connect((is) => {
  $('offline').textContent = is ? state.texts.offline : '';
});
const store = WebChat.createStore({}, () => (next) => (action) => {
  if (action.type === 'DIRECT_LINE/INCOMING_ACTIVITY') arrived(action.payload.activity);
  // What was deleted is gone from the trainer, and must not stay on the page.
  if (action.type === 'DIRECT_LINE/POST_ACTIVITY_FULFILLED' && action.payload.activity.channelData.deleted)
    location.reload();
  return next(action);
});

/** What is said now may be in another language than the page, and may have moved the practice on. */
function arrived({ channelData }) {
  const { language, practice } = channelData?.now ?? {};
  if (language && language !== state.language) void refresh();
  practised(practice);
}

/** A message has moved the practice on. */
function practised(practice) {
  if (!practice) return;
  state.practice = practice;
  showPractice($('practice'), state.texts, practice);
}

function render() {
  const { language, languages, texts, practice } = state;
  const locale = LOCALES[language];
  document.documentElement.lang = locale;
  document.title = texts.title;
  $('title').textContent = texts.title;
  $('language-label').textContent = texts.language;
  $('language').replaceChildren(
    ...languages.map(({ id, name }) => new Option(name, id, id === language, id === language)),
  );
  $('conversation').setAttribute('aria-label', texts.conversation);
  showPractice($('practice'), texts, practice);
  WebChat.renderWebChat(
    {
      directLine,
      store,
      locale,
      userID: REP,
      username: texts.you,
      styleOptions: { ...chatLook(dark.matches, locale), sendTimeout: SEND_TIMEOUT_MS },
      adaptiveCardsHostConfig: cardLook(dark.matches, locale),
      overrideLocalizedStrings: (strings) => ({
        ...strings,
        // A message says itself who speaks. An empty text would be taken from English.
        ACTIVITY_BOT_SAID_ALT: '\u200b',
        ACTIVITY_BOT_ATTACHED_ALT: '\u200b',
        ACTIVITY_YOU_SAID_ALT: texts.youSaid,
        TEXT_INPUT_PLACEHOLDER: texts.placeholder,
      }),
      activityStatusMiddleware: () => (next) => (args) => (args.sendState === 'sent' ? false : next(args)),
      webSpeechPonyfillFactory: null,
    },
    $('conversation'),
  );
}

/** The rep reads another language from now on. What was said stays as it was said. */
function speak({ value: language, text: name }) {
  store.dispatch({
    type: 'DIRECT_LINE/POST_ACTIVITY',
    meta: { method: 'code' },
    payload: { activity: { type: 'message', value: { action: 'set_language', value: language, label: name } } },
  });
}

/** What Web Chat and Adaptive Cards leave for a screen reader to stumble over. */
function mendCards() {
  const all = (which) => $('conversation').querySelectorAll(which);
  // Around radio buttons stands a plain element that only their group may be.
  for (const choices of all('.ac-choiceSetInput-expanded:not([role])')) {
    choices.setAttribute('role', 'radiogroup');
    choices.tabIndex = -1;
  }
  // Every card with a button would be a landmark, named by all its words.
  for (const card of all('.ac-adaptiveCard[role=form]')) card.setAttribute('role', 'group');
  // A picture that says nothing is a face beside its name.
  for (const picture of all('img.ac-image:not([alt])')) picture.alt = '';
}

async function refresh() {
  state = await ask('state');
  render();
}

$('language').addEventListener('change', ({ target }) => speak(target.selectedOptions[0]));
dark.addEventListener('change', render);
new MutationObserver(mendCards).observe($('conversation'), { childList: true, subtree: true });
await refresh();
