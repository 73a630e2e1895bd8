// What may stand in place of words that say too little: a form with tab stops for the number, the name or the list.

/** A way of saying the same so that it can be built. */
export interface Form {
  /** The words it replaces, with as much around them as grammar needs. Flags `giu`, linear. */
  readonly words: RegExp;
  /**
   * Snippet in their place; `{rest}` is what the group `rest` of the pattern matched. Read as part of a sentence, of a cell
   * and of a YAML scalar alike: no colon, hash, comma, bar, bracket or quotation mark outside of choices.
   */
  readonly say: string;
}

const number = '${1:<number>}';
export const seconds = `${number} \${2|s,ms,min,h,days|}`;
const percentile = '${3|p99,p95,p50|}';

/** Forms of a quantity: how long, how often, how many, how much, how good. */
export const quantities: readonly Form[] = [
  {
    words:
      /\b(?:an? )?(?:reasonabl[ey]|sensibl[ey]|acceptabl[ey]|adequate|suitable) (?:(?:amount|period) of time|time ?frame|time|response times?|latency|delay)\b/giu,
    say: `${number} \${2|ms,s|} at ${percentile}`,
  },
  {
    words:
      /\b(?:an? )?(?:short|long|brief|extended|limited|longer|shorter|certain|small|large|specified|given|reasonabl[ey]|appropriate) (?:amount of time|time|period(?: of time)?|while|duration|delay|interval|window|grace period|backoff)\b/giu,
    say: seconds,
  },
  {
    words:
      /\b(?:an? )?(?:short|long|brief|extended|limited|longer|shorter|certain|small|large|configurable|specified|given) (?<rest>lifetimes?|ttl|timeout)\b/giu,
    say: `a {rest} of ${seconds}`,
  },
  {
    words:
      /\b(?:periodical(?:ly)?|regularly|frequently|from time to time|at (?:regular )?intervals|continual(?:ly)?)\b/giu,
    say: `every ${seconds}`,
  },
  {
    words:
      /\b(?:immediately|instantly|promptly|in a timely (?:manner|fashion)|timely|without (?:undue )?delay|as (?:quickly|fast|soon) as possible)\b/giu,
    say: `within ${seconds}`,
  },
  { words: /\b(?:too|so) (?:long|old|slow)\b/giu, say: `longer than ${seconds}` },
  { words: /\b(?:too|so) (?:often|frequent(?:ly)?)\b/giu, say: `more often than every ${seconds}` },
  { words: /\b(?:too|so) (?:large|high|many|much|big|deep)\b/giu, say: 'more than ${1:<number>}' },
  { words: /\b(?:too|so) (?:small|low|short)\b/giu, say: 'less than ${1:<number>}' },
  {
    words:
      /\b(?:a few|numerous|a (?:small|large|certain|limited|low|very low|very high|high|huge) (?:number|amount|set|portion|percentage|fraction)(?: of)?|tens of|dozens of|hundreds of|thousands of|a couple of)(?= \p{L})/giu,
    say: number,
  },
  {
    words:
      /\b(?:high|heavy|increased|low|large|excessive|peak|enough|expected|significant) numbers? of (?<rest>\p{L}+)\b/giu,
    say: 'more than ${1:<number>} {rest}',
  },
  {
    words:
      /\b(?:an? )?(?:high|heavy|increased|low|large|excessive|peak|enough|expected|significant) (?<rest>load|traffic|volume|throughput|rate|cardinality|scale|demand|concurrency)\b/giu,
    say: `a {rest} of ${number} \${2|requests per second,events per second,users|}`,
  },
  {
    words: /\b(?:as many|as few|any number of|unlimited|arbitrar(?:y|ily) (?:many|long|large|number|size))\b/giu,
    say: 'at most ${1:<number>}',
  },
  {
    words:
      /\b(?:minimal|negligible|small|large|high|low|significant|considerable|some|additional|extra|limited) (?<rest>(?:flat )?(?:overhead|impact|cost|surcharge|load|effort|disruption|risk))\b/giu,
    say: `at most ${number} \${2|%,ms,MB,h|} of {rest}`,
  },
  {
    words:
      /\b(?:minimal|negligible|small|large|high|low|significant|considerable|some|additional|extra|limited) (?<rest>latency|delay)\b/giu,
    say: `at most ${number} \${2|ms,s|} of {rest} at ${percentile}`,
  },
  {
    words:
      /\b(?:minimal|negligible|small|large|high|low|significant|considerable|some|additional|extra|limited) (?<rest>memory|traffic|volume)\b/giu,
    say: `at most ${number} \${2|MB,requests per second|} of {rest}`,
  },
  {
    words: /\b(?<rest>be|are|become|stay|run|work) (?:as )?(?:fast|performant)\b/giu,
    say: `answer within ${number} \${2|ms,s|} at ${percentile}`,
  },
  {
    words: /\b(?:is|becomes|stays|runs|works) (?:as )?(?:fast|performant)\b/giu,
    say: `answers within ${number} \${2|ms,s|} at ${percentile}`,
  },
  {
    words: /\b(?:highly available|reliable|stable)\b/giu,
    say: 'available in ${1:<percentage>} of ${2|minutes,requests|} per ${3|calendar month,30 days|}',
  },
  { words: /\bscalable\b/giu, say: `able to serve ${number} \${2|requests per second,users,tenants|}` },
  {
    words: /\b(?:efficient|lightweight|cheap)\b/giu,
    say: `limited to ${number} \${2|MB,% of a core,ms|} per \${3:<what>}`,
  },
  {
    words:
      /\b(?<rest>faster|quicker|better|easier|simpler|cheaper|more (?:efficient|reliable|secure|scalable|robust|flexible|consistent))\b/giu,
    say: '{rest} than ${1:<what>} by ${2:<number>} ${3|%,ms,h|}',
  },
];
