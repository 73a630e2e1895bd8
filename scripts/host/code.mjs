#!/usr/bin/env node
// Stands where a `code` executable is asked for: takes its arguments, runs the suite they name in a served VS Code.
import { register } from 'tsx/esm/api';

register();
const { main } = await import('./code.ts');
process.exit(await main(process.argv.slice(2)));
