import type { Meaning } from './reading.ts';

/** Words of the short form with one meaning, in any of the interface's languages; `|` parts them. Matched folded. */
export const WORDS: readonly (Meaning & { words: string })[] = [
  { is: 'here', value: true, words: 'here|this channel|這個頻道|本頻道|這頻道|這個群|本群|這裡' },
  { is: 'difficulty', value: 'easy', words: 'easy|好聊|容易|簡單' },
  { is: 'difficulty', value: 'normal', words: 'normal|一般|普通' },
  { is: 'difficulty', value: 'hard', words: 'hard|難聊|困難|難' },
  { is: 'coaching', value: 'live', words: 'live|live hints|邊聊邊提示|即時提示' },
  { is: 'coaching', value: 'at_end', words: 'at end|only at the end|聊完再看|完場後再看' },
  { is: 'pass', value: 'partly', words: 'partly|部分|做到一些|做到部分' },
  { is: 'pass', value: 'met', words: 'met|達成|達標|做到|做到了' },
  {
    is: 'repeat',
    value: 'daily',
    words: 'daily|every day|every workday|每天|每日|每天一次|每個工作日|每個工作天|每工作日',
  },
  {
    is: 'repeat',
    value: 'weekly',
    words:
      'weekly|every week|每週|每個星期|每星期|每個禮拜|每禮拜|每週一次|每星期一次|每個星期一次|每個禮拜一次|每禮拜一次',
  },
  { is: 'repeat', value: 'monthly', words: 'monthly|every month|每月|每個月|每月一次|每個月一次' },
  { is: 'weekends', value: true, words: 'weekends|含週末|包含週末|包括週末|週末也要|連週末' },
  { is: 'handIn', value: 'scorecard', words: 'scorecard|計分卡|評分卡' },
  {
    is: 'handIn',
    value: 'transcript',
    words: 'transcript|transcripts|逐字|逐字稿|對話紀錄|交對話|連對話|計分卡和對話|評分卡和對話',
  },
  {
    is: 'filler',
    value: true,
    words:
      'and|at|by|due|for|on|the|this|to|until|with|pass|前|之前|到|給|俾|畀|練|練習|交|完成|跟|和|在|截止|及格|、|。',
  },
];

/** The whole of a flow; each flow has its own. */
export const WHOLE_WORDS = 'whole|whole flow|whole conversation|整場|整套|整套流程';

const COUNTED = '零一二三四五六七八九十';

/** A key by its number, counted from 1. */
export const numberedKeyWords = (n: number): string =>
  [`k${n}|key ${n}`, ...[n, COUNTED[n] ?? n].flatMap((no) => [`鑰匙 ${no}`, `第 ${no} 把鑰匙`, `第 ${no} 把`])].join(
    '|',
  );

/** Between the first and the last of a stretch of days. */
export const UNTIL_WORDS = '~|-|–|—|到|至|to|until';

/** What `/drill` does beside setting a drill, by its first word. */
export const COMMAND_WORDS = {
  form: 'form|new|set|表單|新增|新建|設定|設置',
  list: 'list|清單|列表',
  show: 'show|看|查看',
  remind: 'remind|提醒',
  pause: 'pause|暫停',
  resume: 'resume|繼續|恢復',
  end: 'end|stop|結束',
  export: 'export|匯出|導出',
  read: 'read|讀|看對話|對話',
  share: 'share|分享|共享|共同負責|一起負責',
  unshare: 'unshare|取消分享|取消共享|收回分享|不再分享',
  help: 'help|說明|幫助|幫忙',
} as const;
