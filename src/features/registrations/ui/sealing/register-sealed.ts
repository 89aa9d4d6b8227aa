import { formAnswers, formSending } from './form-answers.ts';
import { drawPlace, fromBase64, sealedPlaces, type DrawnPlace } from './sealed-request.ts';
import { showTaken } from './show-taken.ts';

/** Kept with this entry of the tab's history: reload, back and a lost answer lead to the same words. */
type Kept = {
	key: string;
	token: string;
	places: DrawnPlace[];
	taken?: { state: string; ids: string[]; hasContact: boolean };
};
type Answer = {
	state?: string;
	ids?: string[];
	message?: string;
	fresh?: { key: string; token: string };
};

const area = document.querySelector<HTMLElement>('[data-registration]');
const form = area?.querySelector<HTMLFormElement>('form[data-event-key]');
const { language = '', notSent = '' } = area?.dataset ?? {};
const kept = () => (history.state as { registration?: Kept } | null)?.registration;
const keep = (registration: Kept) => history.replaceState({ registration }, '');

/**
 * Registers from this browser, with codes of these words. The page works without: where the browser can seal,
 * answers and words stay in it.
 */
export function sealRegistrations(words: readonly string[]): void {
	const before = kept();
	if (before?.taken) show(before);
	else if (form && 'subtle' in crypto) void begin({ form, words, before });
}

type Begun = { form: HTMLFormElement; words: readonly string[] };

async function begin({ form, words, before }: Begun & { before: Kept | undefined }): Promise<void> {
	// A browser that does not know the curve leaves sealing to the server.
	const knowsCurve = await crypto.subtle.generateKey('X25519', false, ['deriveBits']).then(
		() => true,
		() => false
	);
	if (!knowsCurve) return;
	if (before) setForm(form, before);
	form.addEventListener('submit', (event) => {
		event.preventDefault();
		void send({ form, words });
	});
}

async function send({ form, words }: Begun): Promise<void> {
	const button = form.querySelector<HTMLButtonElement>('button[type=submit]');
	if (!button || button.disabled) return;
	button.disabled = true;
	try {
		await register({ form, words });
	} catch {
		fail(form, notSent);
	} finally {
		button.disabled = false;
	}
}

async function register({ form, words }: Begun): Promise<void> {
	const { size, ...sending } = formSending(form);
	const sent = kept();
	const drawn = sent?.key === sending.key ? sent.places : [];
	const more = Array.from({ length: Math.max(0, size - drawn.length) }, () => drawPlace(words));
	const registration: Kept = { ...sending, places: [...drawn, ...more] };
	const { key, token, places } = registration;
	keep({ key, token, places });
	const eventKey = fromBase64(form.dataset['eventKey'] ?? '');
	const answers = formAnswers(form);
	const sealed = await sealedPlaces({ eventKey, places: places.slice(0, size), answers });
	const response = await fetch(location.pathname, {
		method: 'PUT',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({ ...sending, places: sealed })
	});
	const answer = (await response.json()) as Answer;
	if (response.ok && answer.state && answer.ids) {
		const hasContact = sending.contact !== '';
		const taken = { state: answer.state, ids: answer.ids, hasContact };
		keep({ key, token, places, taken });
		show({ key, token, places, taken });
		return;
	}
	if (answer.fresh) setForm(form, answer.fresh);
	// What the server can't do now, the same button does in a moment.
	fail(form, response.status < 500 && answer.message ? answer.message : notSent);
}

function show({ places, taken }: Kept): void {
	if (!taken) return;
	const codes = taken.ids.map((id) => places.find((place) => place.id === id)?.words ?? []);
	showTaken({ ...taken, codes }, language);
}

function setForm(form: HTMLFormElement, { key, token }: { key: string; token: string }): void {
	for (const [name, value] of Object.entries({ key, token })) {
		const field = form.elements.namedItem(name);
		if (field instanceof HTMLInputElement) field.value = value;
	}
}

function fail(form: HTMLFormElement, message: string): void {
	const failure = form.querySelector<HTMLElement>('[data-failure]');
	const words = failure?.querySelector('p');
	if (!failure || !words) return;
	words.textContent = message;
	failure.hidden = false;
}
