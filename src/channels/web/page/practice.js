/** Whom one talks to and how far one has come, above the conversation. */
export function showPractice(place, texts, practice) {
  place.hidden = practice === null;
  if (practice === null) return;
  place.setAttribute('aria-label', texts.progress);
  place.dataset.over = practice.over;
  place.replaceChildren(who(practice, texts), keys(practice, texts), golden(practice, texts));
}

function element(name, attributes, ...children) {
  const made = Object.assign(document.createElement(name), attributes);
  made.append(...children.filter(Boolean));
  return made;
}

/** What only a screen reader says. */
const unseen = (text) => element('span', { className: 'unseen' }, text);

const who = ({ customer, face, over }, texts) =>
  element(
    'p',
    { className: 'who' },
    element('img', { src: face, alt: '', width: 44, height: 44 }),
    element('span', {}, element('strong', {}, customer), over && element('small', {}, texts.over)),
  );

function keys({ keys: all }, texts) {
  const items = all.map(({ name, state }) => {
    const item = element('li', {}, element('span', {}, name), unseen(`, ${texts[state]}`));
    item.dataset.state = state;
    if (state === 'now') item.setAttribute('aria-current', 'step');
    return item;
  });
  return element('ol', { className: 'keys' }, ...items);
}

function golden({ golden: all }, texts) {
  const items = all.map(({ letter, known }) => {
    const item = element('li', {}, letter, unseen(`, ${known ? texts.known : texts.unknown}`));
    item.dataset.known = known;
    return item;
  });
  const list = element('ul', {}, ...items);
  list.setAttribute('aria-label', texts.golden);
  return element('div', { className: 'golden' }, element('small', { ariaHidden: 'true' }, texts.golden), list);
}
