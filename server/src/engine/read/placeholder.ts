// Texts that stand where an answer should: TBD, "N/A" — and the statement that a concern does not apply, with its reason.

const standIn =
  /^(?:t\.?b\.?[adcs]\.?|to[- ]?do|fixme|xxx+|w\.?i\.?p\.?|n\.?\/?a\.?|none|nil|nothing(?: yet)?|no|yes|unknown|unclear|pending|later|draft|placeholder|lorem ipsum.*|no response|fill(?: this)? in|(?:coming|more) soon|see (?:above|below)|not (?:yet )?(?:applicable|decided|defined|known|written)|to be (?:added|announced|confirmed|completed|decided|defined|determined|discussed|done|specified|written)|will be (?:added|decided|defined|filled in)(?: later| soon)?|[-–—?.…_*\s]+)$/iu;

/** Whether a text says no more than that something should be said here. Empty text does too. */
export function isStandIn(text: string): boolean {
  const bare = text.replace(/^[\s([{<"'*_]+|[\s)\]}>"'*_.!:;,…]+$/gu, '').replace(/\s+/g, ' ');
  return bare === '' || (bare.length <= 60 && standIn.test(bare));
}

const notApplicable =
  /^\W{0,4}(?:not applicable|n\/a|does(?: not|n[’']t) apply|not needed|none needed|not required)\b[ \t]*(?:[:,;.—–(-]+[ \t]*)?(?:(?:because|since|as|reason)\b:?[ \t]*)?/iu;

/** The reason of a "Not applicable: reason"; undefined where the text is no such statement or gives none. */
export function waiverReason(text: string): string | undefined {
  const match = notApplicable.exec(text);
  if (!match) return undefined;
  const reason = text
    .slice(match[0].length)
    .replace(/\s+/g, ' ')
    .replace(/[)\s]+$/, '')
    .trim();
  const words = reason.split(' ').filter(word => /[\p{L}\p{N}]{2}/u.test(word));
  return words.length >= 3 && !isStandIn(reason) ? reason : undefined;
}
