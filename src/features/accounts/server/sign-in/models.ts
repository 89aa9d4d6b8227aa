/** What the sign-in library calls its tables and columns, in our words. */
const times = { createdAt: 'created_at', updatedAt: 'updated_at' };

export const accountModels = {
	user: {
		// With its schema, because the library has a model of its own that is called account.
		modelName: 'public.account',
		fields: { emailVerified: 'email_verified', ...times },
		additionalFields: { language: { type: 'string', required: true, input: false } }
	},
	session: {
		modelName: 'session',
		fields: {
			userId: 'account_id',
			expiresAt: 'expires_at',
			ipAddress: 'ip_address',
			userAgent: 'user_agent',
			...times
		}
	},
	account: {
		modelName: 'credential',
		fields: {
			userId: 'account_id',
			providerId: 'provider_id',
			accountId: 'provider_account_id',
			accessToken: 'access_token',
			refreshToken: 'refresh_token',
			idToken: 'id_token',
			accessTokenExpiresAt: 'access_token_expires_at',
			refreshTokenExpiresAt: 'refresh_token_expires_at',
			...times
		}
	},
	verification: { modelName: 'verification', fields: { expiresAt: 'expires_at', ...times } }
} as const;

export const passkeyModel = {
	passkey: {
		fields: {
			publicKey: 'public_key',
			userId: 'account_id',
			credentialID: 'credential_id',
			deviceType: 'device_type',
			backedUp: 'backed_up',
			createdAt: 'created_at'
		}
	}
} as const;
