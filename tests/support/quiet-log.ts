import type { DatabaseLog } from '#platform/server/database/log.ts';

/** Tests look at what happened, not at what was logged about it. */
export const quietLog: DatabaseLog = { info() {}, warn() {}, error() {} };
