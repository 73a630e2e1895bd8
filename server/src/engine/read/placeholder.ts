// Texts that stand where an answer should: TBD, "N/A" — and the statement that a concern does not apply, with its reason.

const standIn =
  /^(?:t\.?b\.?[adcs]\.?|to[- ]?do|fixme|xxx+|w\.?i\.?p\.?|n\.?\/?a\.?|none|nil|nothing(?: yet)?|no|yes|unknown|unclear|pending|later|draft|placeholder|lorem ipsum.*|no response|fill(?: this)? in|(?:coming|more) soon|see (?:above|below)|not (?:yet )?(?:applicable|decided|defined|known|written)|to be (?:added|announced|confirmed|completed|decided|defined|determined|discussed|done|specified|written)|will be (?:added|decided|defined|filled in)(?: later| soon)?|[-–—?.…_*\s]+)$/iu;

/** Marks around a stand-in. */
const opens = /^[\s([{<"'*_]+/u;
const closes = /(?<![\s)\]}>"'*_.!:;,…])[\s)\]}>"'*_.!:;,…]+$/u;

/** Whether a text says no more than that something should be said here. Empty text does too. */
export function isStandIn(text: string): boolean {
  const bare = text.replace(opens, '').replace(closes, '').replace(/\s+/g, ' ');
  return bare === '' || (bare.length <= 60 && (standIn.test(bare) || isWaiverWithoutReason(bare)));
}

const notApplicable =
  /^\W{0,4}(?:not applicable|n\/a|does(?: not|n[’']t) apply|not needed|none needed|not required)\b[ \t]*(?:[:,;.—–(-]+[ \t]*)?(?:(?:because|since|as|reason)\b:?[ \t]*)?/iu;

function isWaiverWithoutReason(text: string): boolean {
  return notApplicable.test(text) && wordsIn(reasonIn(text)) < fewestWords;
}

/** A reason says at least who or what, and why. */
const fewestWords = 3;
const wordsIn = (text: string): number => text.split(' ').filter(word => /[\p{L}\p{N}]{2}/u.test(word)).length;

function reasonIn(statement: string): string {
  const reason = statement.replace(notApplicable, '').replace(/\s+/g, ' ');
  return reason.replace(/(?<![)\s])[)\s]+$/, '').trim();
}

/** The reason of a "Not applicable: reason"; undefined where the text is no such statement or gives none. */
export function waiverReason(text: string): string | undefined {
  if (!notApplicable.test(text)) return undefined;
  const reason = reasonIn(text);
  return wordsIn(reason) >= fewestWords && !isStandIn(reason) ? reason : undefined;
}
