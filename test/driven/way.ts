// A new user's way, from an empty folder to a request that can be handed on; `npm run screenshots -- --walk` takes pictures of it.
import { mkdirSync } from 'node:fs';
import { walk } from '../../scripts/pictures/walk.ts';
import type { Test } from './kit.ts';

export const newUsersWay: Test = async stage => {
  mkdirSync(stage.folder);
  for (const [step, go] of Object.entries(walk)) {
    await go(stage).catch(error => {
      throw new Error(`step '${step}': ${error.message}`);
    });
  }
};
