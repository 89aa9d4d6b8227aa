import { qrDrawing } from '../rules/qr.ts';
import { pageMark, pageMarks } from '../rules/page-marks.ts';
import type { Registered } from '../types.ts';
import type { NewForm } from './register/form-token.ts';

type State = Extract<Registered, { ok: true }>['state'];
/** One person's place: its six words, and the address that leads back to it. */
export type TakenPlace = {
	state: State;
	hasContact: boolean;
	words: readonly string[];
	address: string;
};

export type PageTemplate = {
	/** The page with a form of its own. */
	form: (fresh: NewForm) => string;
	/** The page that says what came of the form. */
	taken: (place: TakenPlace) => string;
};

/**
 * Takes the registration page apart that was rendered with marks, so that it is written for each person
 * without being rendered again; throws where a mark is missing. What is filled in needs no escaping: keys,
 * words and drawings are our own.
 */
export function pageTemplate(html: string): PageTemplate {
	const [before, area, models, after, ...more] = html.split(pageMark('cut'));
	if (before === undefined || !area || !models || after === undefined || more.length > 0)
		throw new Error('The registration page has not its three cuts.');
	const form = filler(`${before}${area}${withoutMarks(models)}${after}`);
	const head = before.replace(/<script type="module" src="[^"]*"><\/script>/, '');
	const made = new Map<string, ReturnType<typeof filler>>();
	return {
		form,
		taken: ({ state, hasContact, words, address }) => {
			const name = `${state} ${hasContact}`;
			const fill = made.get(name) ?? filler(head + modelOf(models, state, hasContact) + after);
			made.set(name, fill);
			const { size, path } = qrDrawing(address);
			const own = Object.fromEntries(words.map((word, index) => [`word${index}`, word]));
			return fill({ ...own, size: String(size), path });
		}
	};
}

/** What the page's script does in a browser: what doesn't apply is left out. */
function modelOf(models: string, state: State, hasContact: boolean): string {
	const from = models.indexOf('>', models.indexOf(`data-taken-of="${state}"`)) + 1;
	const model = models.slice(from, models.indexOf('</script>', from));
	const other = hasContact ? 'data-without-contact' : 'data-with-contact';
	return model
		.replaceAll(new RegExp(`<(p|li) ${other}[^>]*>.*?</\\1>`, 'gs'), '')
		.replaceAll('data-group', 'hidden data-group');
}

const withoutMarks = (html: string) => html.replaceAll(new RegExp(pageMarks, 'g'), '');

function filler(html: string): (values: Record<string, string>) => string {
	const parts = html.split(pageMarks);
	return (values) =>
		parts.map((part, index) => (index % 2 === 0 ? part : (values[part] ?? ''))).join('');
}
