import { gappedText, type GappedText } from '#platform/server/http/gapped-text.ts';
import type { QrDrawing } from '../rules/qr.ts';
import { pageMark, pageMarks } from '../rules/page-marks.ts';
import type { Registered } from '../types.ts';
import type { NewForm } from './register/form-token.ts';

type State = Extract<Registered, { ok: true }>['state'];
/** One person's place: its six words, and the address that leads back to it as a drawing. */
export type TakenPlace = {
	state: State;
	hasContact: boolean;
	words: readonly string[];
	drawing: QrDrawing;
};

type Encoding = Parameters<GappedText>[1];
type Written = ReturnType<GappedText>;

export type PageTemplate = {
	/** The page with a form of its own. */
	form: (fresh: NewForm, encoding: Encoding) => Written;
	/** The page that says what came of the form. */
	taken: (place: TakenPlace, encoding: Encoding) => Written;
	/** The page for a form that came when all was taken: `sent` is its fields as hidden inputs, escaped. */
	refused: (sent: string, encoding: Encoding) => Written;
};

/**
 * Takes the registration page apart that was rendered with marks, so that it is written for each person
 * without being rendered again; throws where a mark is missing. Of what is filled in nothing is escaped: keys,
 * words and drawings are our own.
 */
export function pageTemplate(html: string): PageTemplate {
	const [before, area, model, after, ...more] = html.split(pageMark('cut'));
	if (before === undefined || !area || !model || after === undefined || more.length > 0)
		throw new Error('The registration page has not its three cuts.');
	const page = `${before}${area}${withoutMarks(model)}${after}`;
	const form = filler(page.replace(refusedPart, ''));
	const refused = filler(page.replaceAll(pageMark('part'), ''));
	const head = before.replace(/<script type="module" src="[^"]*"><\/script>/, '');
	const made = new Map<string, ReturnType<typeof filler>>();
	return {
		form,
		refused: (sent, encoding) => refused({ sent }, encoding),
		taken: ({ state, hasContact, words, drawing }, encoding) => {
			const name = `${state} ${hasContact}`;
			const fill = made.get(name) ?? filler(head + saidOf(model, state, hasContact) + after);
			made.set(name, fill);
			const own = Object.fromEntries(words.map((word, index) => [`word${index}`, word]));
			return fill({ ...own, size: String(drawing.size), path: drawing.path }, encoding);
		}
	};
}

/** What the page's script does in a browser: what doesn't apply is left out. */
function saidOf(model: string, state: State, hasContact: boolean): string {
	const from = model.indexOf('>', model.indexOf('data-taken-model')) + 1;
	const said = model.slice(from, model.indexOf('</script>', from));
	const other = hasContact ? 'data-without-contact' : 'data-with-contact';
	const unsaid = `(?:${other}|data-when="(?!${state}"))`;
	return said
		.replaceAll(new RegExp(`<(h1|p|li)\\b[^>]* ${unsaid}[^>]*>.*?</\\1>`, 'gs'), '')
		.replaceAll('data-group', 'hidden data-group');
}

/** What only those read whose form came too late. */
const refusedPart = new RegExp(`${pageMark('part')}.*${pageMark('part')}`, 's');
const withoutMarks = (html: string) => html.replaceAll(new RegExp(pageMarks, 'g'), '');

function filler(html: string): (values: Record<string, string>, encoding: Encoding) => Written {
	const parts = html.split(pageMarks);
	const names = parts.filter((_, index) => index % 2 === 1);
	const text = gappedText(parts.filter((_, index) => index % 2 === 0));
	return (values, encoding) =>
		text(
			names.map((name) => values[name] ?? ''),
			encoding
		);
}
