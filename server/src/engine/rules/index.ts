// All rules, in the order that reports use.
import type { Rule } from '../rule.ts';
import { absoluteClaim } from './absolute-claim.ts';
import { bareReference } from './bare-reference.ts';
import { conversation } from './conversation.ts';
import { deadLink } from './dead-link.ts';
import { emptySection } from './empty-section.ts';
import { escapeClause } from './escape-clause.ts';
import { fillerOpening } from './filler-opening.ts';
import { greeting } from './greeting.ts';
import { incompleteAnswer } from './incomplete-answer.ts';
import { invalidMetadata } from './invalid-metadata.ts';
import { invisibleCharacter } from './invisible-character.ts';
import { invisibleDefault } from './invisible-default.ts';
import { missingAsk } from './missing-ask.ts';
import { missingAttachment } from './missing-attachment.ts';
import { missingConcern } from './missing-concern.ts';
import { openList } from './open-list.ts';
import { openPoint } from './open-point.ts';
import { placeholderAnswer } from './placeholder-answer.ts';
import { privateSource } from './private-source.ts';
import { relativeTime } from './relative-time.ts';
import { timeWithoutZone } from './time-without-zone.ts';
import { unboundedQuantity } from './unbounded-quantity.ts';
import { undefinedAcronym } from './undefined-acronym.ts';
import { undefinedSubject } from './undefined-subject.ts';
import { unfilledPlaceholder } from './unfilled-placeholder.ts';
import { unheadedAnswer } from './unheaded-answer.ts';
import { unknownIgnore } from './unknown-ignore.ts';
import { unnamedParty } from './unnamed-party.ts';
import { unreadableText } from './unreadable-text.ts';
import { unspokenFailure } from './unspoken-failure.ts';
import { uselessIgnore } from './useless-ignore.ts';
import { vagueTerm } from './vague-term.ts';
import { vagueTitle } from './vague-title.ts';
import { weakGuarantee } from './weak-guarantee.ts';

export const rules: readonly Rule[] = [
  unreadableText,
  invisibleCharacter,
  invalidMetadata,
  vagueTitle,
  greeting,
  fillerOpening,
  missingAsk,
  missingConcern,
  placeholderAnswer,
  incompleteAnswer,
  unheadedAnswer,
  unspokenFailure,
  vagueTerm,
  escapeClause,
  openList,
  unboundedQuantity,
  invisibleDefault,
  absoluteClaim,
  weakGuarantee,
  undefinedSubject,
  conversation,
  unnamedParty,
  bareReference,
  privateSource,
  deadLink,
  missingAttachment,
  relativeTime,
  timeWithoutZone,
  openPoint,
  emptySection,
  unfilledPlaceholder,
  undefinedAcronym,
  unknownIgnore,
  uselessIgnore,
];
