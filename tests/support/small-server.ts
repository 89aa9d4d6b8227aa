// A server as `src/server.ts` starts it, for tests that end its process.
import { readConfig } from '#platform/server/config/read.ts';
import { runUntilStopped } from '#platform/server/running/run.ts';
import { smallParts } from './parts.ts';

await runUntilStopped(readConfig(process.env), () => smallParts());
