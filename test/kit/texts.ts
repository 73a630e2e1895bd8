// Every text that the server may say to a person: those in its source, and those of catalog and rules.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync, Visitor } from 'oxc-parser';
import { catalog, rules } from '../../server/src/engine/index.ts';
import { claimSubjects } from '../../server/src/engine/read/claims.ts';
import { paragraphsOf } from '../../server/src/engine/words.ts';

/** English texts, each once; those without a word in them are the same in every language. */
export function serverTexts(): ReadonlySet<string> {
  return new Set(
    [...inSource('server/src'), ...ofCatalog(), ...ofRules()].filter(text => /\p{L}/u.test(without(text))),
  );
}

const without = (text: string): string => text.replace(/\{\d+\}/g, '');

/** Templates of `say` in all files below a folder. */
function inSource(folder: string): string[] {
  const texts: string[] = [];
  const visitor = new Visitor({
    TaggedTemplateExpression({ tag, quasi: { quasis } }) {
      if (tag.type !== 'Identifier' || tag.name !== 'say') return;
      texts.push(quasis.map(({ value, tail }, i) => `${value.cooked}${tail ? '' : `{${i}}`}`).join(''));
    },
  });
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(one => one.endsWith('.ts')))
    visitor.visit(parseSync(name, readFileSync(join(folder, name), 'utf8')).program);
  return texts;
}

function ofCatalog(): string[] {
  const ofConcerns = [...catalog.concerns.values()].flatMap(({ title, question, guidance, kinds, elements }) => [
    title,
    question,
    guidance,
    ...Object.values(kinds),
    ...elements.flatMap(({ name, ask }) => [name, ask]),
  ]);
  const ofFederations = [...catalog.federations.values()].flatMap(({ title, meaning, failureModes }) => [
    title,
    meaning,
    ...failureModes.flatMap(mode => [mode.title, mode.question]),
  ]);
  return [...ofConcerns, ...ofFederations, ...claimSubjects];
}

const ofRules = (): string[] =>
  rules.flatMap(({ summary, guidance, options }) => [
    summary,
    ...paragraphsOf(guidance).map(({ text }) => text),
    ...Object.values(options).map(({ description }) => description),
  ]);
