import type { DBAdapter, DBTransactionAdapter, Where } from 'better-auth';
import { tokenHash } from './token.ts';

type Sought = { model: string; where: Where[] };

/**
 * Lets the sign-in library keep only hashes of session tokens, so that who reads the database or a
 * backup holds no session. The library sees the plain token wherever it named it itself.
 */
export function withHashedSessionTokens(adapter: DBAdapter): DBAdapter {
	return {
		...hashing(adapter),
		transaction: (work) => adapter.transaction((trx) => work(hashing(trx)))
	};
}

function hashing<Adapter extends DBTransactionAdapter>(adapter: Adapter): Adapter {
	return {
		...adapter,
		create: async (query) => {
			const { token } = query.data as { token?: string };
			if (query.model !== 'session' || !token) return adapter.create(query);
			const data = { ...query.data, token: tokenHash(token) };
			return { ...(await adapter.create({ ...query, data })), token };
		},
		findOne: async (query) => plain(query, await adapter.findOne(hashed(query))),
		findMany: (query) =>
			adapter.findMany(query.where ? hashed({ ...query, where: query.where }) : query),
		update: async (query) => plain(query, await adapter.update(hashed(query))),
		updateMany: (query) => adapter.updateMany(hashed(query)),
		delete: (query) => adapter.delete(hashed(query)),
		deleteMany: (query) => adapter.deleteMany(hashed(query))
	};
}

function hashed<Query extends Sought>(query: Query): Query {
	if (query.model !== 'session') return query;
	const where = query.where.map((condition) =>
		condition.field === 'token' && typeof condition.value === 'string'
			? { ...condition, value: tokenHash(condition.value) }
			: condition
	);
	return { ...query, where };
}

function plain<Row>({ model, where }: Sought, row: Row): Row {
	const named = where.find(({ field, value }) => field === 'token' && typeof value === 'string');
	return model === 'session' && row && named ? { ...row, token: named.value } : row;
}
