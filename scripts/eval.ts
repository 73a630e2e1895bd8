// npm run eval -- [FOLDER] [--misses] [--save]: holds the real command line against what readers said of real proposals.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './host/processes.ts';
import { judged } from './judged.ts';

const saved = 'docs/accuracy.json';
const reportFile = '.cache/eval/report.json';

/** What score.mjs says with --json, as far as it is compared. */
interface Score {
  readonly missing: View;
  readonly unanswered: View;
  readonly smells: { readonly recall: number; readonly findingsPerDocument: number; readonly onMarkedLines: number };
  readonly federation: number;
}
interface View extends Figures {
  readonly macroMcc: number;
  readonly sure?: Figures;
}
interface Figures {
  readonly precision: number;
  readonly recall: number;
}
interface ReportJson {
  readonly requests: readonly {
    readonly file: string;
    readonly concerns: readonly {
      readonly id: string;
      readonly confidence: number;
      readonly passages: readonly {
        readonly line: number;
        readonly weight: number;
        readonly words: readonly string[];
      }[];
    }[];
  }[];
}

export async function main(args: readonly string[]): Promise<number> {
  const folder = args.find(arg => !arg.startsWith('--')) ?? '../shared/corpus';
  const labels = join(folder, 'labels.jsonl');
  const scorer = join(folder, 'score.mjs');
  const lacking = [labels, scorer].filter(file => !existsSync(file));
  if (lacking.length > 0) {
    console.error(`${lacking.join(', ')}: not there. Expected a folder with documents/, labels.jsonl and score.mjs.`);
    return 2;
  }
  const checked = await judged(join(folder, 'documents'), reportFile);
  if (checked.status === 2) {
    console.error(checked.output);
    return 2;
  }
  const score = async (...flags: string[]): Promise<string> =>
    (await run(process.execPath, [scorer, reportFile, labels, ...flags])).output;
  console.log(await score());
  const now = pick(JSON.parse(await score('--json')) as Score);
  console.log(changes(now));
  if (args.includes('--misses')) console.log(explained(await score('--misses'), join(folder, 'documents')));
  if (args.includes('--save')) writeFileSync(saved, `${JSON.stringify(now, null, 2)}\n`);
  return 0;
}

type Numbers = Readonly<Record<string, number>>;

function pick({ missing, unanswered, smells, federation }: Score): Numbers {
  const of = (name: string, view: View): [string, number][] => [
    [`${name} precision`, view.precision],
    [`${name} recall`, view.recall],
    [`${name} macro mcc`, view.macroMcc],
    [`${name} sure precision`, view.sure?.precision ?? 0],
    [`${name} sure recall`, view.sure?.recall ?? 0],
  ];
  const all = [
    ...of('missing', missing),
    ...of('unanswered', unanswered),
    ['smells met', smells.recall],
    ['findings a document', smells.findingsPerDocument],
    ['on marked lines', smells.onMarkedLines],
    ['federation', federation],
  ] as [string, number][];
  return Object.fromEntries(all.map(([name, value]) => [name, Math.round(value * 1000) / 1000]));
}

/** What is otherwise than in the saved figures. */
function changes(now: Numbers): string {
  if (!existsSync(saved)) return 'No figures are saved yet; --save keeps these.';
  const before = JSON.parse(readFileSync(saved, 'utf8')) as Numbers;
  const rows = Object.entries(now).flatMap(([name, value]) => {
    const then = before[name] ?? 0;
    return value === then
      ? []
      : [
          `${name.padEnd(28)} ${then.toFixed(3)} → ${value.toFixed(3)}  (${value > then ? '+' : ''}${(value - then).toFixed(3)})`,
        ];
  });
  return rows.length > 0
    ? `Since the saved figures:\n${rows.join('\n')}`
    : 'Nothing has changed since the saved figures.';
}

/** Each disagreement with the passage that decided, or the loudest one where nothing was found. */
function explained(output: string, documents: string): string {
  const { requests } = JSON.parse(readFileSync(reportFile, 'utf8')) as ReportJson;
  return output
    .split('\n')
    .filter(line => /^(?:missing|unanswered)\t/.test(line))
    .map(line => {
      const [, , id, , place = ''] = line.split('\t');
      const file = place.slice(0, place.lastIndexOf(':'));
      const concern = requests.find(request => request.file.endsWith(file))?.concerns.find(one => one.id === id);
      const [passage] = concern?.passages ?? [];
      const text = passage ? (readFileSync(join(documents, file), 'utf8').split(/\r?\n/)[passage.line] ?? '') : '';
      const why = passage
        ? `line ${passage.line + 1} (${passage.weight}: ${passage.words.join(', ')}) ${text.trim().slice(0, 100)}`
        : 'no passage';
      return `${line}\tconfidence ${concern?.confidence}\t${why}`;
    })
    .join('\n');
}
