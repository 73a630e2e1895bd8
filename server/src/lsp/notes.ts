// Notes of the engine in the protocol's shapes: inlay hints at headings, and a code lens at the title.
import type { CodeLens, ExecuteCommandParams, InlayHint, MarkupKind, Range } from 'vscode-languageserver';
import { type ConcernId, headingNotes, noteInFull, titleNote, type Words } from '../engine/index.ts';
import { clientCommands } from './protocol.ts';
import type { Checked } from './reports.ts';

/** What of notes a client understands. */
export interface NoteSupport {
  /** Whether it asks for a hint's tooltip when the pointer is over it. */
  readonly lazyTooltips: boolean;
  readonly hoverMarkup: MarkupKind;
  readonly words: Words;
  /** Whether it opens the report by a command of its own. */
  readonly opensReport: boolean;
}

/** What a hint carries so that its tooltip can be made later. */
interface HintData {
  readonly uri: string;
  readonly concerns: readonly ConcernId[];
}

/** Hints at the headings of a range: "4 of 6". */
export function hintsIn(range: Range, checked: Checked, support: NoteSupport): InlayHint[] {
  if (!checked.shows.inlayHints) return [];
  const { places, uri } = checked;
  const within = places.span(range);
  return headingNotes(checked)
    .filter(({ offset }) => within.start <= offset && offset <= within.end)
    .map(({ offset, label, concerns }) => {
      const hint = {
        position: places.position(offset),
        label: support.words(label),
        paddingLeft: true,
        data: { uri, concerns } satisfies HintData,
      };
      return support.lazyTooltips ? hint : resolvedHint(hint, checked, support);
    });
}

/** The document that a hint stands in; '' where it is none of ours. */
export const documentOfHint = ({ data }: InlayHint): string => (data as HintData | undefined)?.uri ?? '';

/** The hint with what its answers hold and lack, as the text is now. */
export function resolvedHint(
  hint: InlayHint,
  checked: Checked | undefined,
  { hoverMarkup, words }: NoteSupport,
): InlayHint {
  const { concerns } = (hint.data ?? { concerns: [] }) as HintData;
  if (!checked || concerns.length === 0) return hint;
  return { ...hint, tooltip: { kind: hoverMarkup, value: words(noteInFull(concerns, checked)) } };
}

/** The command that tells the verdict in a message, for a client that cannot open the report. */
export const verdictCommand = 'fedreq.tellVerdict';

/** The lens at the title. Whatever the client, a click on it does something that it knows. */
export function lensesOf(checked: Checked, { opensReport, words }: NoteSupport): CodeLens[] {
  if (!checked.shows.codeLens) return [];
  const { span, label } = titleNote(checked);
  const command = opensReport ? clientCommands.report : verdictCommand;
  return [{ range: checked.places.range(span), command: { title: words(label), command, arguments: [checked.uri] } }];
}

/** The document that a command is about; '' where it names none. */
export function aboutOf({ arguments: given = [] }: ExecuteCommandParams): string {
  const [uri] = given;
  return typeof uri === 'string' ? uri : '';
}
