// Loaded into the server before it runs: notes in the file ENDED that it began, and with which status it ended.
import { writeFileSync } from 'node:fs';

const file = process.env.ENDED ?? '';
writeFileSync(file, JSON.stringify({ pid: process.pid }));
process.on('exit', status => writeFileSync(file, JSON.stringify({ pid: process.pid, status })));
