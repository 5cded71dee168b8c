/** When reminders come that nobody asked for: each after about twice as long as the one before. Epoch milliseconds. */

const DAY = 86_400_000;

/** So near to the due time a reminder would only press, so none comes: half an hour. */
const NOT_WITHIN = 1_800_000;

/** Whether a reminder at this time still leaves time to practise. */
export const leavesTime = (at: number, dueAt: number): boolean => at <= dueAt - NOT_WITHIN;

/**
 * The first reminder after `now`; null: none comes any more. The k-th is due 2^k - 1 gaps after the invitation, a gap being
 * a day or half of the time to the due time, and comes at the next `working` moment. Passed over are those that would come
 * sooner than after as long again as has passed since the invitation: so pauses never grow shorter, whatever nights,
 * weekends, snoozes or a bot that was down have put off. That follows from the times alone; nothing is counted.
 */
export function nextReminder(
  { invitedAt, dueAt }: { invitedAt: number; dueAt: number },
  now: number,
  working: (at: number) => number,
): number | null {
  const gap = Math.min(DAY, Math.ceil((dueAt - invitedAt) / 2));
  for (let gaps = 1; leavesTime(invitedAt + gap * gaps, dueAt); gaps = gaps * 2 + 1) {
    const at = working(invitedAt + gap * gaps);
    if (at > now && at - now >= now - invitedAt) return leavesTime(at, dueAt) ? at : null;
  }
  return null;
}
