// A part that says nothing: front matter, a byte order mark, metadata between keys.
import type { Part } from '../model.ts';

export const untitled = (text: string): Part => ({
  text,
  form: 'preamble',
  depth: 0,
  title: '',
  titleSpan: { start: 0, end: 0 },
  bodySpan: { start: 0, end: text.length },
  blocks: [],
  directives: [],
  links: [],
  placeholders: [],
});
