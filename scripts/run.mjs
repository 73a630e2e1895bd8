// Runs a script of this folder after it has installed what is missing: node scripts/run.mjs start|test|build|package …
// It is plain JavaScript without dependencies, because on a fresh clone there is nothing else yet.
import { spawnSync } from 'node:child_process';
import { existsSync, statSync, utimesSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const [script = '', ...args] = process.argv.slice(2);

requireNode(20, 19);
process.chdir(root);
installWhatIsMissing();
const { register } = await import('tsx/esm/api');
register();
const { main } = await import(`./${script}.ts`);
process.exitCode = await main(args);

function requireNode(major, minor) {
  const [haveMajor = 0, haveMinor = 0] = process.versions.node.split('.').map(Number);
  if (haveMajor > major || (haveMajor === major && haveMinor >= minor)) return;
  console.error(`Fedreq needs Node ${major}.${minor} or newer; this is ${process.version}.`);
  process.exit(2);
}

/** A lockfile that is newer than what npm noted of the last installation means that dependencies have changed. */
function installWhatIsMissing() {
  const installed = 'node_modules/.package-lock.json';
  const fresh = !existsSync(installed);
  if (!fresh && statSync(installed).mtimeMs >= statSync('package-lock.json').mtimeMs) return;
  const begin = performance.now();
  console.log(fresh ? 'Installing dependencies …' : 'Dependencies have changed, installing …');
  const npm = process.env.npm_execpath;
  const command = fresh ? ['ci'] : ['install', '--no-save'];
  const options = [...command, '--no-audit', '--no-fund', '--loglevel=error'];
  const { status, stdout, stderr } = npm?.endsWith('.js')
    ? spawnSync(process.execPath, [npm, ...options], { encoding: 'utf8' })
    : spawnSync('npm', options, { encoding: 'utf8', shell: process.platform === 'win32' });
  if (status !== 0) {
    console.error(`npm could not install the dependencies.\n${stdout ?? ''}${stderr ?? ''}`);
    process.exit(2);
  }
  const now = new Date();
  utimesSync(installed, now, now);
  console.log(`Installed in ${((performance.now() - begin) / 1000).toFixed(1)} s.`);
}
