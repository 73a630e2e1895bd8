// Makes the engine's report page safe and lively in a webview: a strict policy, and one script that follows links and changes.

/** What the page tells the extension. */
export interface PageMessage {
  /** 1-based, of the link that was followed. */
  readonly line: number;
}

/** What the page keeps when it is hidden, and when the window is loaded again. */
export interface PageState {
  readonly uri: string;
  /** In pixels from the top. */
  readonly scroll: number;
  /** By the id of what can be unfolded: whether a person has. */
  readonly unfolded: Readonly<Record<string, boolean>>;
}

/** What the extension tells the page. */
export interface PageUpdate {
  readonly html: string;
}

/**
 * Takes the place of the page's content when the report changes, so that scroll position, focus and what is unfolded
 * stay, and says a new verdict to those who listen. The new page is parsed, never run: the policy admits no script but
 * this one.
 */
const script = `
const api = acquireVsCodeApi();
const { uri } = document.currentScript.dataset;
const before = api.getState()?.uri === uri ? api.getState() : { uri, scroll: 0, unfolded: {} };
const unfolded = { ...before.unfolded };
const remember = () => api.setState({ uri, scroll: window.scrollY, unfolded });
const unfold = () => {
  for (const each of document.querySelectorAll('details')) each.open = unfolded[each.id] ?? each.open;
};
unfold();
window.scrollTo(0, before.scroll);
remember();
const heard = document.body.appendChild(document.createElement('div'));
heard.className = 'heard';
heard.setAttribute('role', 'status');
const verdictOf = page => page.querySelector('.verdict')?.textContent ?? '';
document.addEventListener('scroll', remember, { passive: true });
document.addEventListener('toggle', ({ target }) => {
  if (!target.id) return;
  unfolded[target.id] = target.open;
  remember();
}, true);
document.addEventListener('click', event => {
  const link = event.target instanceof Element ? event.target.closest('a[href^="#L"]') : null;
  const line = link ? Number(/^#L(\\d+)/.exec(link.getAttribute('href'))?.[1]) : 0;
  if (!line) return;
  event.preventDefault();
  api.postMessage({ line });
});
/* What has the focus, by what it says: other rows may have come before it. */
const targets = () => [...document.querySelectorAll('a, summary')];
const nameOf = each => (each.closest('li, article, details, tr, p') ?? each).textContent.replace(/line \\d+/g, '');
window.addEventListener('message', ({ data }) => {
  const fresh = new DOMParser().parseFromString(data.html, 'text/html');
  const { activeElement } = document;
  const index = targets().indexOf(activeElement);
  const name = index < 0 ? '' : nameOf(activeElement);
  const { scrollX, scrollY } = window;
  if (verdictOf(fresh) !== verdictOf(document)) heard.textContent = verdictOf(fresh);
  document.title = fresh.title;
  document.querySelector('main').replaceWith(fresh.querySelector('main'));
  unfold();
  if (index >= 0) {
    const same = targets().find(each => each.tagName === activeElement.tagName && nameOf(each) === name);
    (same ?? targets()[index] ?? targets().at(-1))?.focus({ preventScroll: true });
  }
  window.scrollTo(scrollX, scrollY);
});`;

/** The engine's page, which has no script of its own, for showing it anew. */
export function withPolicy(page: string, uri: string): string {
  const nonce = crypto.randomUUID().replaceAll('-', '');
  const policy = `default-src 'none'; style-src 'nonce-${nonce}'; script-src 'nonce-${nonce}'`;
  const escaped = uri.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
  const scripted = `<script nonce="${nonce}" data-uri="${escaped}">${script}\n</script>\n</body>`;
  return page
    .replace('<head>', `<head>\n<meta http-equiv="Content-Security-Policy" content="${policy}">`)
    .replace('<style>', `<style nonce="${nonce}">`)
    .replace('</body>', () => scripted);
}
