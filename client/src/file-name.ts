// The name of a new request's file, made from its title.

const longest = 60;

/** "Let storefront read order status" → `let-storefront-read-order-status.fedreq.md`; `count` tells names apart that are taken. */
export function fileNameOf(title: string, format: 'markdown' | 'yaml', count = 1): string {
  const words = title
    .normalize('NFKD')
    .replace(/\p{M}/gu, '') // Accents: not every file system writes them alike.
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(word => word !== '');
  let stem = '';
  for (const word of words) {
    const longer = stem === '' ? [...word].slice(0, longest).join('') : `${stem}-${word}`;
    if (longer.length > longest) break;
    stem = longer;
  }
  const numbered = count > 1 ? `-${count}` : '';
  return `${stem === '' ? 'request' : stem}${numbered}${extensionOf(format)}`;
}

export const extensionOf = (format: 'markdown' | 'yaml'): string => (format === 'yaml' ? '.fedreq.yaml' : '.fedreq.md');

/** Whether it can be the name of a file on every system. */
export const isFileName = (name: string): boolean =>
  /^[^\u0000-\u001f<>:"/\\|?*]{1,200}$/.test(name) && !/^[. ]|[. ]$/.test(name);
