// A concern that nothing in the document deals with.
import type { Answer, Concern, FeatureRequest, Fix, Message, Problem, Severity, Stage } from '../model.ts';
import { titlePlace } from '../place.ts';
import { defineRule } from '../rule.ts';
import { joined, ours, say } from '../words.ts';

/** The three questions decide whether a request can be read at all; the others whether it can be built. */
const ofOthers: Readonly<Record<Stage, Severity>> = { draft: 'information', review: 'warning', ready: 'error' };

export const missingConcern = defineRule({
  id: 'missing-concern',
  family: 'completeness',
  summary: 'Every concern of a federation request is answered, or said not to apply.',
  severity: { draft: 'warning', review: 'error', ready: 'error' },
  guidance: `
A federation request is built by people who cannot ask. What it does not say they will assume, each team something else:
no failure behaviour means that one peer's outage becomes everybody's, no merge rule means that the last writer wins.

Add the section and answer its questions, or say in it \`Not applicable: reason\`. A sentence elsewhere that answers it
counts too; give it a heading so that a reader finds it, or mark it with \`<!-- fedreq-covers: concern -->\`. To leave one
out whatever the reader may think, ignore \`missing-concern/caching\`: the others stay.`,
  example: `
# Let storefront read order status from orders-eu
  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ missing-concern: Problem: nothing answers "What problem in the current architecture does federation solve?" Expected a section of this name (or 'Problem statement', 'The problem'), or 'Not applicable: reason' in it.
  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ missing-concern: Guarantees: nothing answers "What are the minimal guarantees it must meet?" Expected a section of this name (or 'Minimal guarantees', 'Promises'), or 'Not applicable: reason' in it.
  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ missing-concern: Rollout: nothing answers "What is the safest possible rollout path?" Expected a section of this name (or 'Rollout plan', 'Rollout path'), or 'Not applicable: reason' in it.
  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ missing-concern: When, Where, Why this design, Constraints, Schema, Authentication and authorization, Caching, Merge rules, Monitoring, Failure modes: nothing deals with these. Expected a section for each, or 'Not applicable: reason' in it.

Let \`storefront\` read the order status of \`orders-eu\`.
`,
  options: {
    groupFrom: {
      default: 6,
      description:
        'From this many missing concerns on (the three questions apart) they are named in one finding, so that a new page does not shout.',
    },
    sure: {
      default: 0.8,
      description: 'Below this confidence an omission is a question to the author, at information level.',
    },
  },

  *check(request, { sure }) {
    for (const one of missingIn(request))
      yield one.answer.confidence < sure ? questionAbout(one, request) : problemFor(one.concern, request);
  },

  *join(problems, request, { groupFrom, sure }) {
    const told = new Set(problems.map(({ concern }) => concern));
    const others = missingIn(request).filter(({ concern }) => !concern.key && told.has(concern.id));
    if (others.length < groupFrom) return yield* problems;
    const grouped = new Set(others.map(({ concern }) => concern.id));
    yield* problems.filter(({ concern = '' }) => !grouped.has(concern));
    const unsure = others.filter(({ answer }) => answer.confidence < sure);
    const certain = others.filter(one => !unsure.includes(one));
    const dataOf = (grouped: readonly Missing[]) => ({
      left: [...told].join(' '),
      targets: grouped.map(({ concern }) => `missing-concern/${concern.id}`).join(', '),
    });
    if (certain.length > 0) yield { ...problemForAll(certain, request), data: dataOf(certain) };
    if (unsure.length > 0) yield { ...questionAboutAll(unsure, request), data: dataOf(unsure) };
  },

  *fix({ concern, related = [], data }, request) {
    const left = data?.left?.split(' '); // of a group: without those that are ignored
    const missing = missingIn(request)
      .map(one => one.concern)
      .filter(({ id }) => left?.includes(id) ?? true);
    const one = missing.find(({ id }) => id === concern);
    const [passage] = related;
    if (one) yield insertion(one, request);
    if (one && passage)
      yield {
        title: say`Mark the passage as the answer to '${ours(one, 'title')}'`,
        edits: [request.write.cover(one, passage.span)],
      };
    if (one) {
      yield {
        title: say`Say that '${ours(one, 'title')}' does not apply, with the reason`,
        edits: [request.write.waive(one, undefined)],
      };
    }
    if (missing.length > 1) {
      const title = say`Insert all ${missing.length} missing sections`;
      yield { title, edits: request.write.addSections(missing), ...(!one && { preferred: true as const }) };
    }
  },
});

interface Missing {
  readonly concern: Concern;
  readonly answer: Answer;
}

function missingIn({ answers, catalog }: FeatureRequest): readonly Missing[] {
  return answers.flatMap(answer => {
    const concern = catalog.concerns.get(answer.concern);
    return concern && answer.state === 'missing' ? [{ concern, answer }] : [];
  });
}

/** The section that a reader would look for: what is said of a concern begins with it. */
const nameOf = ({ title, headings: [name = title] }: Concern): string => name;

/** A section of the concern, under which names. */
function expected({ headings }: Concern): Message {
  const others = headings.slice(1, 3).map(alias => say`'${alias}'`);
  return others.length > 0 ? say`a section of this name (or ${joined(others)})` : say`a section of this name`;
}

function problemFor(concern: Concern, request: FeatureRequest): Problem {
  return {
    span: titlePlace(request),
    concern: concern.id,
    message: say`${nameOf(concern)}: nothing answers "${ours(concern, 'question')}" Expected ${expected(concern)}, or 'Not applicable: reason' in it.`,
    ...(!concern.key && { severity: ofOthers[request.stage] }),
  };
}

/** The text may say it in words that were not recognised: the author knows. */
function questionAbout({ concern, answer: { evidence } }: Missing, request: FeatureRequest): Problem {
  const [hint] = evidence;
  return {
    span: titlePlace(request),
    concern: concern.id,
    message: say`${nameOf(concern)}: does the text say this, "${ours(concern, 'question')}" If it does, give it a heading or mark it with 'fedreq-covers: ${concern.id}'; if not, ${expected(concern)} is expected.`,
    severity: 'information',
    ...(hint && { related: [{ span: hint.span, message: say`This may say it.` }] }),
  };
}

const named = (missing: readonly Missing[]): Message => joined(missing.map(({ concern }) => nameOf(concern)));

function problemForAll(missing: readonly Missing[], request: FeatureRequest): Problem {
  return {
    span: titlePlace(request),
    message:
      missing.length === 1
        ? say`${named(missing)}: nothing deals with this. Expected a section for it, or 'Not applicable: reason' in it.`
        : say`${named(missing)}: nothing deals with these. Expected a section for each, or 'Not applicable: reason' in it.`,
    severity: ofOthers[request.stage],
  };
}

function questionAboutAll(missing: readonly Missing[], request: FeatureRequest): Problem {
  const related = missing.flatMap(({ concern, answer: { evidence } }) =>
    evidence.slice(0, 1).map(({ span }) => ({ span, message: say`This may speak to '${ours(concern, 'title')}'.` })),
  );
  return {
    span: titlePlace(request),
    message:
      missing.length === 1
        ? say`${named(missing)}: does the text speak to this? If it does, give it a heading or mark it with 'fedreq-covers: concern'; if not, a section is expected.`
        : say`${named(missing)}: does the text speak to these? If it does, give it a heading or mark it with 'fedreq-covers: concern'; if not, a section is expected.`,
    severity: 'information',
    ...(related.length > 0 && { related }),
  };
}

function insertion(concern: Concern, request: FeatureRequest): Fix {
  return {
    title: say`Insert the section '${nameOf(concern)}'`,
    edits: [request.write.addSection(concern)],
    preferred: true,
  };
}
