// How much of a document is looked at: what a text that was made to be endless may cost, and what is said where it ends.
import type { Message, ReadProblem } from './model.ts';
import { endOfLineIn } from './place.ts';
import { defaultSettings, type Limits } from './settings.ts';
import { say } from './words.ts';

/** What an analysis may use up. The time is that of the caller's clock, in milliseconds; without a clock it is not limited. */
export class Budget {
  readonly limits: Limits;
  readonly #now: (() => number) | undefined;
  readonly #end: number;
  #over = false;

  constructor(limits: Limits = defaultSettings.limits, now?: () => number) {
    this.limits = limits;
    this.#now = now;
    this.#end = now ? now() + limits.seconds * 1_000 : 0;
  }

  /** Whether the time is over. */
  get isOver(): boolean {
    this.#over ||= this.#now !== undefined && this.#now() > this.#end;
    return this.#over;
  }

  /** The beginning of a text that is read: whole lines, as far as it has any. */
  readable(text: string): string {
    const { characters } = this.limits;
    if (text.length <= characters) return text;
    const lines = Math.max(text.lastIndexOf('\n', characters - 1), text.lastIndexOf('\r', characters - 1)) + 1;
    if (lines > 0) return text.slice(0, lines);
    const last = text.charCodeAt(characters - 1);
    return text.slice(0, last >= 0xd800 && last < 0xdc00 ? characters - 1 : characters); // not between surrogates
  }

  /** Whether a section more is too many. */
  refuses(sections: number): boolean {
    return sections >= this.limits.sections;
  }

  /** What is said where reading ended, after so many sections, or for want of time. */
  unread(text: string, from: number, sections: number): ReadProblem {
    const { limits } = this;
    const why =
      sections >= limits.sections
        ? say`there are more than ${counted(limits.sections)} sections (limits.sections)`
        : this.isOver
          ? timeIsOver(limits)
          : say`the text has ${counted(text.length)} characters, and ${counted(limits.characters)} are read (limits.characters)`;
    return {
      span: { start: from, end: endOfLineIn(text, from) },
      message: say`Not looked at from here on: ${why}. Whether the rest answers anything is open. ${remedy}`,
    };
  }
}

export const remedy = say`Split the request, or raise the limit in .fedreq.yaml.`;

export const timeIsOver = ({ seconds }: Limits): Message => say`it takes more than ${seconds} s (limits.seconds)`;

/** The same in every language. */
export const counted = (count: number): string => count.toLocaleString('en').replaceAll(',', '\u202f');
