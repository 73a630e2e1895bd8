// What an editor is to show beside the text, as its settings say; the project file says nothing of it.

export interface Shows {
  /** At each heading, how much of its answer is there. */
  readonly inlayHints: boolean;
  /** Above the title, how complete the request is. */
  readonly codeLens: boolean;
}

const defaults: Shows = { inlayHints: false, codeLens: true };

/** From an editor's value that nobody has checked yet; what is wrong in it is complained of, and the default counts. */
export function showsBy(value: unknown, complain: (message: string) => void): Shows {
  const given = (value ?? {}) as Readonly<Record<string, unknown>>;
  const flag = (key: keyof Shows): boolean => {
    const found = given[key];
    if (typeof found === 'boolean') return found;
    if (found !== undefined && found !== null)
      complain(`Setting fedreq.${key}: Expected true or false, found ${JSON.stringify(found)}.`);
    return defaults[key];
  };
  return { inlayHints: flag('inlayHints'), codeLens: flag('codeLens') };
}
