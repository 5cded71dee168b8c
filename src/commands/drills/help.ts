/** What `help` prints. */
export const HELP = `Drills as whoever runs the trainer sees them: those of every workspace in the database of DATABASE_URL.

npm run --silent drills -- list [--workspace W] [--json]
npm run --silent drills -- show DRILL [--round K] [--json]
    What its manager sees of a round, who is not reached and why, what is due next, messages that have not arrived.
npm run --silent drills -- remind|pause|resume|end DRILL
    As its manager does it. A running bot sends what follows.
npm run --silent drills -- export DRILL [--format csv|json] [--out FILE]
npm run --silent drills -- people [--workspace W]
    Whom the trainer knows, with the ids that set takes.
npm run --silent drills -- set --workspace W --channel slack|botframework --people ID,ID --due "2026-11-27 18:00"
    --zone Asia/Taipei [what is practised] [--name NAME] [--owner ID] [--transcripts] [--confirm]
    For workspaces without a manager's form. Shows what would come of it; with --confirm it is set and begins.
      [--flow four-keys] [--part whole,K2,too_expensive] [--personas ID,ID] [--difficulty easy|normal|hard] [--tries 3]
      [--pass none|partly|met] [--repeat daily|weekly|monthly] [--weekdays 1,3] [--weekends]
      or [--flow four-keys] --plan first-two-weeks: a round each working day from --due on
    --owner gets progress and results as messages. --weekends: Saturdays and Sundays count as working days.

DRILL is a drill's number, with --workspace W where several workspaces have that number, or its id.
Exit codes: 0 done; 1 not there, or not possible now; 2 the command was written wrongly.
The language is that of LANG; set DATABASE_URL and WORKING_HOURS as the bot has them.

Beside a running bot: on PostgreSQL, and on SQLite too. Each command writes once, for some milliseconds, in which the bot
waits; the bot finds what is new within a second. No lease is taken or taken over. Use the same version as the bot: opening a
database brings its tables up to date.`;
