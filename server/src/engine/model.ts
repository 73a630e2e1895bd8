// The words of the domain as types: what a request is read into, and what is said of it. Types only.

export type * from './model/catalog.ts';
export type * from './model/request.ts';
export type * from './model/terms.ts';
export type * from './model/text.ts';
export type * from './model/verdict.ts';
