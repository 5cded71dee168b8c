import type { Check } from '../../flow/flow.ts';
import type { Finding, Told } from '../told.ts';
import { fitJudged, followedUpLightly, integrity, invitedAfterSignal, tookNoWell } from './closing.ts';
import { customerChose, goldenInOrder, listening, motivatorsShown, summaryConfirmed } from './finding-out.ts';
import { noAssumption, oneQuestionAtATime, purposeSaid, rapportFirst } from './opening.ts';
import {
  answeredWhatWasAsked,
  factsRight,
  limitDisclosed,
  objectionAcknowledged,
  ownWords,
  trueObjectionReached,
} from './plan.ts';

/** Every check that a criterion in a flow may name. */
export const CHECKS_BY_NAME: Record<Check, (told: Told) => Finding> = {
  rapport_first: rapportFirst,
  purpose_said: purposeSaid,
  motivators_shown: motivatorsShown,
  customer_chose: customerChose,
  golden_in_order: goldenInOrder,
  one_question_at_a_time: oneQuestionAtATime,
  listening,
  no_assumption: noAssumption,
  summary_confirmed: summaryConfirmed,
  own_words: ownWords,
  limit_disclosed: limitDisclosed,
  answered_what_was_asked: answeredWhatWasAsked,
  objection_acknowledged: objectionAcknowledged,
  true_objection_reached: trueObjectionReached,
  invited_after_signal: invitedAfterSignal,
  took_no_well: tookNoWell,
  followed_up_lightly: followedUpLightly,
  facts_right: factsRight,
  fit_judged: fitJudged,
  integrity,
};
