import { notice } from '../../session/say/notices.ts';
import { coachMessage, type Voice } from '../../session/say/voice.ts';
import { drillButton } from './buttons.ts';

/** Asks whoever has improved most whether the channel may be told so. */
export const askConsent = (voice: Voice, { drill, value }: { drill: string; value: string }) =>
  notice(voice, 'drills:improved.ask', { name: drill }, [
    drillButton(voice, 'drill_consent', value),
    drillButton(voice, 'drill_no_consent', value),
  ]);

/** It will be told, and until then one can think better of it. */
export const agreedMessage = (voice: Voice, value: string) =>
  notice(voice, 'drills:improved.thanks', {}, [
    drillButton(voice, 'drill_no_consent', value, { label: voice.t('drills:buttons.notAfterAll') }),
  ]);

/** What the channel is told, with the person's consent. */
export const improvedNotice = (voice: Voice, { drill, name }: { drill: string; name: string }) =>
  coachMessage(voice, [{ type: 'text', text: voice.t('drills:improved.post', { drill, name }) }]);
