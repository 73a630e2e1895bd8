// Shapes that the elements' patterns are built of, as sources of regular expressions: durations, shares, dates, limits.

/**
 * A regular expression of the shapes' sources, case-insensitive. Not by code points (`u`): V8 then matches four times as
 * fast, and no shape has letters beyond the basic plane.
 */
export const re = (strings: TemplateStringsArray, ...shapes: readonly string[]): RegExp =>
  new RegExp(String.raw(strings, ...shapes), 'i');

const number = String.raw`\d[\d,_]{0,20}(?:\.\d+)?`;
const numberWord = String.raw`\b(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|sixty|ninety)`;

/** "200 ms", "15-minute", "two weeks", "PT5M", "1h30m". */
export const duration = String.raw`(?:(?:\b${number}|${numberWord})[ \u00a0-]?(?:[nµum]?s|[mhdw]|(?:m?sec|(?:milli)?second|min(?:ute)?|hr|hour|day|wk|week|month|quarter|yr|year)s?)\b|\bPT?\d+[HMSDW]\b)`;
/** "99.95%", "5 percent". */
export const share = String.raw`(?:\b${number}\s?(?:%|percent\b|per cent\b))`;
/** Any number, or a number word. */
export const quantity = String.raw`(?:\b${number}|${numberWord}\b)`;
/** "2026-03-31", "31 March 2026", "Q3 2026", "v1.30", "release 4.2". */
export const date = String.raw`(?:\b20\d\d-\d\d(?:-\d\d)?\b|\b(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:t(?:ember)?)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.? (?:\d{1,2},? )?20\d\d\b|\bQ[1-4](?:[ /-]?(?:20)?\d\d)?\b|\bH[12] 20\d\d\b)`;
export const version = String.raw`(?:\bv?\d+\.\d+(?:\.\d+)?\b|\bv\d+\b|\b(?:version|release|milestone|sprint) v?\d+)`;
/** A bound before a number. */
export const bound = String.raw`(?:[<>≤≥]=?|\b(?:at most|at least|no more than|no less than|not more than|up to|within|under|below|less than|fewer than|more than|exceeds?|maximum|minimum|max\.?|min\.?|limit(?:ed)?)\b)`;
/** A gap within a sentence. */
export const near = String.raw`[^.;\n]{0,80}?`;
export const far = String.raw`[^.\n]{0,160}?`;
/** A party by a name that looks like one: code-like, hyphenated, or a role of the field. */
export const party = String.raw`(?:(?<![\w-])(?!(?:read|write|high|low|multi|single|cross|end|well|non|open|long|short|real|up|opt|built|self|in|on|so|two|one|first|second|third|run|pre|re|co|de)-|\w{1,20}-(?:side|level|wide|based|only|specific|term|time|in|out|up|to|by|end)\b)[a-z][a-z0-9]{0,30}(?:-[a-z0-9]{1,30}){1,5}\b|\b(?:client|server|service|gateway|router|subgraph|cluster|peer|home ?server|provider|consumer|source|broker|hub|idp|site|tenant|region|controller|agent|node|replica|owner|caller|receiver|sender|reader|writer|publisher|subscriber|member|partner|team|instance|proxy|operator|api)s?\b)`;
/** Stands behind what is said: not met where the text says it only "where appropriate", "gracefully" or "later". */
export const firm = String.raw`(?![^.;\n]{0,60}\b(?:(?:where|as|if|when)(?:ever)? (?:it is |it makes |)(?:appropriate|needed|necessary|possible|required|applicable|sense)|appropriately|accordingly|properly|gracefully|somehow|tbd|tba|later|to be (?:added|agreed|decided|defined|determined|discussed|done|specified|written)|(?:decided|defined|discussed|added) soon)\b)`;
