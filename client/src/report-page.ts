// Makes the engine's report page safe and lively in a webview: a strict policy, and one script that follows links and changes.
import { randomBytes } from 'node:crypto';

/** What the page tells the extension. */
export interface PageMessage {
  /** 1-based, of the link that was followed. */
  readonly line: number;
}

/** What the page keeps when it is hidden, and when the window is loaded again. */
export interface PageState {
  readonly uri: string;
}

/** What the extension tells the page. */
export interface PageUpdate {
  readonly html: string;
}

/**
 * Takes the place of the page's body when the report changes, so that scroll position and focus stay. The new page is
 * parsed, never run: the policy admits no script but this one.
 */
const script = `
const api = acquireVsCodeApi();
const { uri } = document.currentScript.dataset;
const remember = () => api.setState({ uri, scroll: window.scrollY });
const before = api.getState();
if (before?.uri === uri) window.scrollTo(0, before.scroll);
remember();
document.addEventListener('scroll', remember, { passive: true });
const lineOf = target => {
  const link = target instanceof Element ? target.closest('a[href^="#L"]') : null;
  return link ? Number(/^#L(\\d+)/.exec(link.getAttribute('href'))?.[1]) : 0;
};
document.addEventListener('click', event => {
  const line = lineOf(event.target);
  if (!line) return;
  event.preventDefault();
  api.postMessage({ line });
});
window.addEventListener('message', ({ data }) => {
  const fresh = new DOMParser().parseFromString(data.html, 'text/html');
  const open = [...document.querySelectorAll('details')].map(({ open }) => open);
  const focused = [...document.querySelectorAll('a')].indexOf(document.activeElement);
  const { scrollX, scrollY } = window;
  document.body.replaceChildren(...fresh.body.childNodes);
  document.querySelectorAll('details').forEach((each, index) => { each.open = open[index] ?? each.open; });
  document.querySelectorAll('a')[focused]?.focus({ preventScroll: true });
  window.scrollTo(scrollX, scrollY);
});`;

/** The engine's page, which has no script of its own, for showing it anew. */
export function withPolicy(page: string, uri: string): string {
  const nonce = randomBytes(16).toString('base64url');
  const policy = `default-src 'none'; style-src 'nonce-${nonce}'; script-src 'nonce-${nonce}'`;
  const escaped = uri.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
  const scripted = `<script nonce="${nonce}" data-uri="${escaped}">${script}\n</script>\n</body>`;
  return page
    .replace('<head>', `<head>\n<meta http-equiv="Content-Security-Policy" content="${policy}">`)
    .replace('<style>', `<style nonce="${nonce}">`)
    .replace('</body>', () => scripted);
}
