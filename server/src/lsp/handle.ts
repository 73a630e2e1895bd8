// The one wrapper of every handler: cancellation, timing, and errors that cost an answer and never the server.
import { type CancellationToken, ErrorCodes, LSPErrorCodes, ResponseError } from 'vscode-languageserver';

export interface Log {
  trace(message: string): void;
  error(message: string): void;
}

export interface Handling<Params, Answer> {
  run(params: Params, token?: CancellationToken): Promise<Answer> | Answer;
  /** The answer where `run` fails; why stands in the log. */
  otherwise(params: Params): Answer;
}

export type Handle = <Params, Answer>(
  name: string,
  handling: Handling<Params, Answer>,
) => (params: Params, token?: CancellationToken) => Promise<Answer>;

/** An answer that says why there is none: the editor shows it to the person. */
export class Refusal extends Error {}

/** How far the talk with a client is: requests are answered while it runs. */
export type Phase = 'before' | 'running' | 'over';

/** Makes handlers that answer whatever happens. A request that nobody waits for any more is not begun. */
export function handleWith(log: Log, phase: () => Phase): Handle {
  return (name, { run, otherwise }) =>
    async (params, token) => {
      if (phase() === 'before')
        throw new ResponseError(ErrorCodes.ServerNotInitialized, `${name} came before the server was initialized`);
      if (phase() === 'over')
        throw new ResponseError(ErrorCodes.InvalidRequest, `${name} came after the server was told to end`);
      if (token?.isCancellationRequested)
        throw new ResponseError(LSPErrorCodes.RequestCancelled, `${name} was cancelled`);
      const begun = performance.now();
      try {
        return await run(params, token);
      } catch (error) {
        if (error instanceof Refusal) throw new ResponseError(LSPErrorCodes.RequestFailed, error.message);
        log.error(`${name} failed: ${inFull(error)}`);
        return otherwise(params);
      } finally {
        log.trace(`${name} took ${(performance.now() - begun).toFixed(1)} ms`);
      }
    };
}

/** An error as the log shows it. */
export const inFull = (error: unknown): string =>
  error instanceof Error ? (error.stack ?? error.message) : String(error);
