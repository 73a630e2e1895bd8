// The languages in which a request can be written; files, untitled documents and virtual ones alike.

export const languages = ['markdown', 'yaml'] as const;
export const selector = languages.map(language => ({ language }));
