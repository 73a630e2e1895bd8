// What is a request: the one predicate that editor and command line share, and the reason to show for it.
import picomatch from 'picomatch';
import type { Format, Message } from './model.ts';
import { say } from './words.ts';

export interface Admission {
  readonly admitted: boolean;
  /** One sentence for a person: why it is checked, or why it is not and what would change that. */
  readonly reason: Message;
}

/** The format that a name (and, in an editor, a language id) stands for; undefined where it is neither Markdown nor YAML. */
export function formatOf(name: string, languageId?: string): Format | undefined {
  if (languageId === 'markdown' || /\.(?:md|markdown|mdx)$/i.test(name)) return 'markdown';
  if (languageId === 'yaml' || /\.ya?ml$/i.test(name)) return 'yaml';
  return undefined;
}

/** Name of the files that hold a project's settings. Never a request, whatever it says. */
export const projectFile = '.fedreq.yaml';
/** A name that suggests the same, and that nothing reads. */
export const misnamedProjectFile = '.fedreq.yml';
export const misnamed = say`Nothing reads '${misnamedProjectFile}'. Rename it to '${projectFile}'.`;

/** Of a file that holds settings. */
export const settingsAdmission: Admission = {
  admitted: false,
  reason: say`These are settings of Fedreq; mistakes in them are marked.`,
};

/** Within so many characters a document says that it is a request; what stands further down is looked at by nobody. */
export const headLength = 65_536;

const requestName = /.\.fedreq\.(?:md|ya?ml)$/i;
const declaration = /^kind[ \t]*:[ \t]*(['"]?)federation-request\1[ \t]*(?:#.*)?$/m;

/**
 * Whether a document is a federation feature request.
 * @param path with `/`, relative to the folder that the globs are relative to
 * @param text the document, or at least its first {@link headLength} characters
 * @param format where it is known from elsewhere than the name, as of a document without one
 */
export function admits(path: string, text: string, files: readonly string[], format?: Format): Admission {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const yes = (reason: Message) => ({ admitted: true, reason });
  if (name === projectFile) return settingsAdmission;
  if (name === misnamedProjectFile) return { admitted: false, reason: misnamed };
  if (requestName.test(name))
    return yes(say`Checked: the name ends in ${name.slice(name.toLowerCase().lastIndexOf('.fedreq.'))}.`);
  if (declaration.test(headOf(text, format ?? formatOf(name))))
    return yes(say`Checked: it says 'kind: federation-request'.`);
  const glob = matching(files, path);
  if (glob !== undefined) return yes(say`Checked: its path matches '${glob}' of the settings.`);
  return {
    admitted: false,
    reason: say`Not checked: no name in .fedreq.md or .fedreq.yaml, no 'kind: federation-request' at its head, no matching glob in 'files'. The command 'Check Completeness' checks it all the same.`,
  };
}

/** The first of the globs that a path matches. */
export const matching = (globs: readonly string[], path: string): string | undefined =>
  globs.find(glob => picomatch(glob, { dot: true, windows: false })(path));

/** Where a declaration may stand: a YAML document's root, or Markdown's front matter. */
function headOf(text: string, format: Format | undefined): string {
  const head = text.slice(0, headLength);
  const body = head.startsWith('\ufeff') ? head.slice(1) : head;
  if (format === 'yaml') return body;
  return /^---[ \t]*\r?\n([\s\S]*?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/.exec(body)?.[1]?.replaceAll('\r', '') ?? '';
}
