// The one wrapper of every handler: cancellation, timing, and errors that cost an answer and never the server.
import { type CancellationToken, LSPErrorCodes, ResponseError } from 'vscode-languageserver';

export interface Log {
  trace(message: string): void;
  error(message: string): void;
}

/** Makes a handler that answers `empty` when it fails, and says so in the log. */
export function handler<Params, Answer>(
  name: string,
  { log, empty, run }: { log: Log; empty: Answer; run: (params: Params) => Promise<Answer> | Answer },
) {
  return async (params: Params, token?: CancellationToken): Promise<Answer> => {
    if (token?.isCancellationRequested)
      throw new ResponseError(LSPErrorCodes.RequestCancelled, `${name} was cancelled`);
    const begun = performance.now();
    try {
      return await run(params);
    } catch (error) {
      log.error(`${name} failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
      return empty;
    } finally {
      log.trace(`${name} took ${(performance.now() - begun).toFixed(1)} ms`);
    }
  };
}
