// npm run train: learns the weights of engine/evidence from marked proposals, and says how well they do on projects left out.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { catalog } from '../server/src/engine/catalog/index.ts';
import { featuresOf } from '../server/src/engine/evidence/features.ts';
import { contextFeatures, documentFeatures } from '../server/src/engine/evidence/summary.ts';
import type { ShippedWeights } from '../server/src/engine/evidence/weights.ts';
import { formatOf, Lines, type Section } from '../server/src/engine/index.ts';
import { parse } from '../server/src/engine/parse/index.ts';
import { type Gathering, gather, judgedIn, settingOf, sumsOf } from '../server/src/engine/read/gather.ts';
import { concernsOf } from '../server/src/engine/read/headings.ts';
import { type Passage, passagesOf } from '../server/src/engine/read/passages.ts';
import { run } from './host/processes.ts';
import { figures, reliability } from './train-figures.ts';

const target = 'server/src/engine/evidence/weights.json';
const cache = '.cache/train';
const concerns = [...catalog.concerns.keys()];

export interface Label {
  readonly file: string;
  readonly marks: Readonly<Record<string, number>>;
  readonly evidence: readonly (readonly [from: number, to: number, concern: string, mark: number])[];
}
interface Example {
  readonly label: Label;
  readonly project: string;
  readonly gathering: Gathering;
  readonly passages: readonly {
    readonly section: Section;
    readonly passage: Passage;
    readonly first: boolean;
    readonly marks: Readonly<Record<string, number>>;
  }[];
}

export async function main([folder = '../shared/corpus/train']: readonly string[]): Promise<number> {
  mkdirSync(cache, { recursive: true });
  const examples = read(folder);
  console.log(
    `${examples.length} documents, ${examples.reduce((sum, { passages }) => sum + passages.length, 0)} passages`,
  );
  const learned = await step<LearnedPassages>('passages', {
    concerns,
    documents: examples.map(({ label, project, gathering, passages }) => ({
      project,
      marks: label.marks,
      passages: passages.map(({ section, passage, first, marks }) => ({
        marks,
        features: [...featuresOf(settingOf(section, passage, { first, concernsOf: gathering.concernsOf }))],
      })),
    })),
  });
  let row = 0;
  const features = examples.map(({ gathering, passages }) => {
    const scores = passages.map(() => Float64Array.from(learned.scores[row++] ?? []));
    let at = 0;
    const judged = ({ part }: Section) =>
      judgedIn(part, () => ({ features: new Uint16Array(), scores: scores[at++] ?? new Float64Array() }));
    const gathered = gather(gathering, ({ first, stretch: { parts } }) =>
      sumsOf(gathering.manuscript.sections.slice(first, first + parts.length), gathering, {
        learned: [...concerns.keys()],
        judged,
      }),
    );
    const context = contextFeatures(gathered.map(({ all }) => all));
    return gathered.map(({ all, own, circumstances }) => [...documentFeatures(all, own, circumstances), ...context]);
  });
  const marks = examples.map(({ label }) => concerns.map(id => label.marks[id] ?? 0));
  const documents = await step<LearnedDocuments>('documents', {
    concerns,
    features,
    marks,
    projects: examples.map(({ project }) => project),
  });
  const written = `${JSON.stringify(shipped(learned, documents))}\n`;
  writeFileSync(target, written);
  console.log(`${target}: ${Math.round(written.length / 1024)} kB\n`);
  console.log(figures(documents.held, marks, documents.calibration));
  console.log(reliability(documents.held, marks, documents.calibration));
  return 0;
}

interface LearnedPassages {
  /** Held out: passages × heads. */
  readonly scores: readonly (readonly number[])[];
  readonly vocabulary: readonly string[];
  readonly idf: readonly number[];
  readonly weights: readonly (readonly number[])[];
  readonly intercepts: readonly number[];
}
interface LearnedDocuments {
  readonly models: readonly { readonly weights: readonly number[]; readonly intercept: number }[];
  readonly calibration: readonly (readonly [number, number])[];
  /** Held out log odds: documents × concerns × thresholds. */
  readonly held: readonly (readonly (readonly number[])[])[];
}

async function step<Result>(name: string, given: unknown): Promise<Result> {
  const source = join(cache, `${name}.in.json`);
  const result = join(cache, `${name}.out.json`);
  writeFileSync(source, JSON.stringify(given));
  const { status, output } = await run('/usr/bin/python3', ['scripts/train.py', name, source, result]);
  if (status !== 0) throw new Error(`scripts/train.py failed; it needs Debian's python3-sklearn.\n${output}`);
  return JSON.parse(readFileSync(result, 'utf8')) as Result;
}

function read(folder: string): Example[] {
  const lines = (name: string): string[] => readFileSync(join(folder, name), 'utf8').trim().split('\n');
  const projects = new Map(
    lines('MANIFEST.tsv')
      .slice(1)
      .map(line => line.split('\t'))
      .map(([file = '', repo = '']) => [file, repo.replace(/ \(pull .*\)$/, '')]),
  );
  return lines('labels.jsonl').map((line): Example => {
    const label = JSON.parse(line) as Label;
    const text = readFileSync(join(folder, 'documents', label.file), 'utf8');
    const manuscript = parse(text, formatOf(label.file) ?? 'markdown');
    const gathering = { manuscript, concernsOf: concernsOf(manuscript.sections, catalog), catalog };
    const places = new Lines(text);
    const passages = manuscript.sections.flatMap(section =>
      passagesOf(section.part).map((passage, i) => ({
        section,
        passage,
        first: i === 0,
        marks: marksOf(label, places, section.start + passage.block.span.start, section.start + passage.block.span.end),
      })),
    );
    return { label, project: projects.get(label.file) ?? label.file, gathering, passages };
  });
}

/** The highest mark that a reader gave for each concern on any line of a passage. */
function marksOf({ evidence }: Label, places: Lines, start: number, end: number): Record<string, number> {
  const from = places.lineAt(start) + 1;
  const to = places.lineAt(end) + 1;
  const marks: Record<string, number> = {};
  for (const [first, last, concern, mark] of evidence) {
    if (first <= to && from <= last) marks[concern] = Math.max(marks[concern] ?? 0, mark);
  }
  return marks;
}

function shipped(
  { vocabulary, idf, weights, intercepts }: LearnedPassages,
  { models, calibration }: LearnedDocuments,
): ShippedWeights {
  const scales = weights.map(head => Math.max(...head.map(Math.abs)) / 127);
  const bytes = vocabulary.flatMap((_, f) =>
    weights.map((head, h) => Math.round((head[f] ?? 0) / (scales[h] ?? 1)) & 0xff),
  );
  const round = (value: number): number => Number(value.toPrecision(6));
  return {
    concerns,
    vocabulary: vocabulary.join('\n'),
    rarity: Buffer.from(idf.map(value => Math.min(255, Math.round(value * 16)))).toString('base64'),
    weights: Buffer.from(bytes).toString('base64'),
    scales: scales.map(round),
    intercepts: intercepts.map(round),
    documents: concerns.map((_, c) =>
      [0, 1]
        .map(t => models[c * 2 + t])
        .map(model => ({ weights: (model?.weights ?? []).map(round), intercept: round(model?.intercept ?? 0) })),
    ),
    calibration: calibration.map(([slope, offset]) => [round(slope), round(offset)] as const),
  };
}
