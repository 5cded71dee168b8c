/** Web Chat's name of each language's interface. */
export const LOCALES = { 'zh-TW': 'zh-Hant', 'zh-HK': 'zh-Hant-HK', 'zh-CN': 'zh-Hans', en: 'en-US', 'en-CN': 'en-US' };

const LIGHT = {
  ground: '#fbfaf7',
  card: '#ffffff',
  own: '#dcebfb',
  ink: '#1f2a37',
  quiet: '#525d6a',
  line: '#d5d1c7',
  emphasis: '#f0ede6',
  strong: '#134a86',
  onStrong: '#ffffff',
  bar: '#2f6fb0',
  hover: '#e9f1fa',
  alarm: '#a11212',
};
const DARK = {
  ground: '#171a1f',
  card: '#22262d',
  own: '#123c63',
  ink: '#f1f1f1',
  quiet: '#b9bcc3',
  line: '#4a4f59',
  emphasis: '#2e333c',
  strong: '#8cc2ff',
  onStrong: '#0c1b2b',
  bar: '#4f93d8',
  hover: '#343840',
  alarm: '#ff9d9d',
};

const FONTS = {
  'zh-Hant': '"Noto Sans TC","Noto Sans CJK TC","PingFang TC","Microsoft JhengHei",system-ui,sans-serif',
  'zh-Hant-HK': '"Noto Sans HK","Noto Sans CJK HK","PingFang HK","Microsoft JhengHei",system-ui,sans-serif',
  'zh-Hans': '"Noto Sans SC","Noto Sans CJK SC","PingFang SC","Microsoft YaHei",system-ui,sans-serif',
  'en-US': 'system-ui,"Noto Sans CJK TC",sans-serif',
};

const drawn = (width, height, fill, marks) =>
  `url("data:image/svg+xml,${encodeURIComponent(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" fill="${fill}">${marks}</svg>`)}")`;
const dots = (fill) => drawn(40, 20, fill, [8, 20, 32].map((x) => `<circle cx="${x}" cy="10" r="4"/>`).join(''));

/** How the conversation looks, by day and by night. */
export function chatLook(isDark, locale) {
  const c = isDark ? DARK : LIGHT;
  return {
    rootHeight: '100%',
    primaryFont: FONTS[locale],
    fontSizeSmall: '0.8125rem',
    accent: c.strong,
    subtle: c.quiet,
    backgroundColor: c.ground,
    bubbleBackground: c.card,
    bubbleTextColor: c.ink,
    bubbleBorderColor: c.line,
    bubbleBorderRadius: 12,
    bubbleMaxWidth: 640,
    bubbleMinWidth: 0,
    bubbleFromUserBackground: c.own,
    bubbleFromUserTextColor: c.ink,
    bubbleFromUserBorderColor: c.own,
    bubbleFromUserBorderRadius: 12,
    hideUploadButton: true,
    emojiSet: {},
    spinnerAnimationBackgroundImage: dots(c.quiet),
    typingAnimationBackgroundImage: dots(c.quiet),
    typingAnimationWidth: 40,
    typingAnimationHeight: 20,
    // What is longer than the screen is read from its beginning.
    autoScrollSnapOnPage: true,
    groupTimestamp: 300_000,
    timestampColor: c.quiet,
    sendBoxBackground: c.card,
    sendBoxTextColor: c.ink,
    sendBoxPlaceholderColor: c.quiet,
    sendBoxBorderTop: `solid 1px ${c.line}`,
    sendBoxTextWrap: true,
    sendBoxHeight: 48,
    sendBoxButtonColor: c.strong,
    sendBoxButtonColorOnDisabled: c.quiet,
    sendBoxButtonShadeColorOnHover: c.hover,
    sendBoxButtonShadeColorOnActive: c.hover,
    sendBoxButtonShadeColorOnDisabled: 'transparent',
    sendBoxButtonKeyboardFocusIndicatorBorderColor: c.ink,
    suggestedActionLayout: 'flow',
    suggestedActionBackgroundColor: c.card,
    suggestedActionTextColor: c.strong,
    suggestedActionBorderColor: c.strong,
    suggestedActionBorderWidth: 1,
    suggestedActionBorderRadius: 20,
    suggestedActionHeight: 40,
    suggestedActionBackgroundColorOnHover: c.hover,
    suggestedActionBackgroundColorOnActive: c.hover,
    suggestedActionBackgroundColorOnFocus: c.hover,
    suggestedActionKeyboardFocusIndicatorBorderColor: c.ink,
    suggestedActionsVisualKeyboardIndicatorColor: c.ink,
    transcriptActivityVisualKeyboardIndicatorColor: c.strong,
    transcriptVisualKeyboardIndicatorColor: c.strong,
    transcriptTerminatorBackgroundColor: c.emphasis,
    transcriptTerminatorColor: c.ink,
    newMessagesButtonText: c.ink,
    notificationText: c.quiet,
    failedConnectivity: c.alarm,
    slowConnectivity: c.quiet,
    toastInfoBackgroundColor: c.emphasis,
    toastInfoColor: c.ink,
    toastErrorBackgroundColor: c.emphasis,
    toastErrorColor: c.alarm,
  };
}

/** How cards look in it. */
export function cardLook(isDark, locale) {
  const c = isDark ? DARK : LIGHT;
  const colour = (plain, subtle = plain) => ({
    default: plain,
    subtle,
    highlightColors: { default: c.emphasis, subtle: c.emphasis },
  });
  const foregroundColors = {
    default: colour(c.ink, c.quiet),
    dark: colour(c.ink, c.quiet),
    light: colour(c.quiet),
    accent: colour(c.strong),
    good: colour(c.strong),
    warning: colour(c.ink),
    attention: colour(c.alarm),
  };
  const on = (backgroundColor) => ({ backgroundColor, borderColor: c.line, foregroundColors });
  const font = {
    fontFamily: FONTS[locale],
    fontSizes: { small: 14, default: 16, medium: 18, large: 20, extraLarge: 24 },
    fontWeights: { lighter: 300, default: 400, bolder: 700 },
  };
  return {
    supportsInteractivity: true,
    fontTypes: { default: font, monospace: font },
    spacing: { small: 4, default: 8, medium: 14, large: 20, extraLarge: 28, padding: 12 },
    separator: { lineThickness: 1, lineColor: c.line },
    containerStyles: {
      default: on(c.card),
      emphasis: on(c.emphasis),
      accent: on(c.bar),
      good: on(c.emphasis),
      attention: on(c.emphasis),
      warning: on(c.emphasis),
    },
    actions: {
      maxActions: 6,
      spacing: 'default',
      buttonSpacing: 8,
      actionsOrientation: 'horizontal',
      actionAlignment: 'left',
      allowTitleToWrap: true,
      showCard: { actionMode: 'inline', inlineTopMargin: 8, style: 'emphasis' },
    },
    textStyles: {
      heading: { size: 'medium', weight: 'bolder', color: 'default', isSubtle: false, fontType: 'default' },
    },
    textBlock: { headingLevel: 2 },
    inputs: {
      label: {
        inputSpacing: 'small',
        requiredInputs: { weight: 'bolder', color: 'default', suffix: '' },
        optionalInputs: { weight: 'bolder', color: 'default' },
      },
      errorMessage: { color: 'attention', weight: 'bolder', spacing: 'small' },
    },
  };
}
