// All rules, in the order that reports use.
import type { Rule } from '../rule.ts';
import { fillerOpening } from './filler-opening.ts';
import { greeting } from './greeting.ts';
import { incompleteAnswer } from './incomplete-answer.ts';
import { invalidMetadata } from './invalid-metadata.ts';
import { missingAsk } from './missing-ask.ts';
import { missingConcern } from './missing-concern.ts';
import { placeholderAnswer } from './placeholder-answer.ts';
import { unheadedAnswer } from './unheaded-answer.ts';
import { unknownIgnore } from './unknown-ignore.ts';
import { unreadableText } from './unreadable-text.ts';
import { uselessIgnore } from './useless-ignore.ts';
import { vagueTitle } from './vague-title.ts';

export const rules: readonly Rule[] = [
  unreadableText,
  invalidMetadata,
  vagueTitle,
  greeting,
  fillerOpening,
  missingAsk,
  missingConcern,
  placeholderAnswer,
  incompleteAnswer,
  unheadedAnswer,
  unknownIgnore,
  uselessIgnore,
];
