// The tests that drive windows from outside, by what they hold.
import { crashes, extensionHost, twoWindows } from './faults.ts';
import { german } from './german.ts';
import type { Test } from './kit.ts';
import { newUsersWay } from './way.ts';

export const tests: Readonly<Record<string, Test>> = {
  "a new user's way leads from an empty folder to a request that is checked, and on after a reload": newUsersWay,
  'a server that is killed while one types comes back, until it stays down and one notice offers the log': crashes,
  'extensions whose process is killed are started again, with the unsaved text and the report': extensionHost,
  'two windows on one folder check what the other saves': twoWindows,
  'a German VS Code has it in German': german,
};
