import { render } from '../../channels/terminal/render.ts';
import { remind } from '../../drills/manage/remind.ts';
import { end, pause, resume } from '../../drills/manage/steer.ts';
import { nothing } from '../../session/trainer.ts';
import { committed, drillNamed, fromNobody, readArgs, WHICH, type Command } from './operating.ts';

const STEERS = { remind, pause, resume, end };

/**
 * `remind|pause|resume|end DRILL`: what a manager's buttons do. The commit is all that happens here: a running bot sends what
 * follows of it. What the manager would read is printed; where nothing could be done the exit code is 1.
 */
export const steer =
  (does: keyof typeof STEERS): Command =>
  async (operating, args) => {
    const { drilling, voice, print } = operating;
    const { values, positionals } = readArgs(args, WHICH, 1);
    const { workspace, id, channel } = await drillNamed(operating, positionals[0], values.workspace);
    let made = nothing;
    await committed(drilling, { workspace, channel }, async () => {
      const drill = await drillNamed(operating, id, workspace);
      made = await STEERS[does]({ drilling, from: fromNobody(drill), voice, drill });
      return { ...made, messages: made.messages.filter(({ to }) => to) };
    });
    made.messages.filter(({ to }) => !to).forEach(({ message }) => print(render(message)));
    if (made.writes.length === 0) process.exitCode = 1;
  };
