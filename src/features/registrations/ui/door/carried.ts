import { admittedNumbers, hexOf, numbersIn, type Door } from '../../rules/door.ts';
import type { ReadTicket } from '../../rules/ticket.ts';
import type { KeptPack } from './kept.ts';

const bytesOf = (base64: string) => Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));

/** What a device took along, made ready to be looked at. */
export class Carried {
	readonly kept: KeptPack;
	readonly valid: ReturnType<typeof admittedNumbers>;
	readonly #revoked: ReturnType<typeof numbersIn>;
	readonly #eventTag: string;
	#key: CryptoKey | undefined;

	private constructor(kept: KeptPack) {
		const { valid, admits, revoked, eventTag } = kept.pack;
		this.kept = kept;
		this.valid = admittedNumbers(valid, admits);
		this.#revoked = numbersIn(revoked);
		this.#eventTag = hexOf(bytesOf(eventTag));
	}

	static async of(kept: KeptPack): Promise<Carried> {
		const carried = new Carried(kept);
		const key = bytesOf(kept.pack.publicKey);
		carried.#key = await crypto.subtle.importKey('raw', key, 'Ed25519', false, ['verify']);
		return carried;
	}

	/** The door of one of its lists, in one direction. */
	door(listId: string, direction: Door['direction']): Door {
		const list = this.kept.pack.lists.find(({ id }) => id === listId);
		return {
			eventTag: this.#eventTag,
			admission: list?.admission,
			direction,
			valid: this.valid,
			revoked: this.#revoked
		};
	}

	async isSigned({ signature, signed }: ReadTicket): Promise<boolean> {
		return this.#key ? crypto.subtle.verify('Ed25519', this.#key, signature, signed) : false;
	}
}
