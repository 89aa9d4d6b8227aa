import type { Speech } from '#lib/i18n/translator.ts';

export type PlainPage = {
	title: string;
	says: string;
	/** Tries again by itself after so many seconds. */
	refreshSeconds?: number | undefined;
	/** What was sent and can be sent again as it is, and what the button says. */
	resend?: { fields: readonly [string, string][]; action: string; label: string } | undefined;
	/** Where a link leads on, and what it is called. */
	link?: { href: string; label: string } | undefined;
};

/** What a plain page may load and where it may send: our own style, mark and forms, nothing else. */
export const plainPagePolicy =
	"default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/** A page of one sentence, for when those of the framework cannot be made: it needs nothing that runs. */
export function plainPage({ language }: Pick<Speech, 'language'>, page: PlainPage): string {
	const { title, says, refreshSeconds, link, resend } = page;
	return `<!doctype html>
<html lang="${language}">
	<head>
		<meta charset="utf-8" />
		<meta name="viewport" content="width=device-width, initial-scale=1" />
		<meta name="color-scheme" content="light dark" />
		${refreshSeconds ? `<meta http-equiv="refresh" content="${refreshSeconds}" />` : ''}
		<title>${escaped(title)} – Tiltas</title>
		<link rel="icon" href="/favicon.svg" type="image/svg+xml" />
		<link rel="stylesheet" href="/away.css" />
	</head>
	<body>
		<main>
			<img src="/favicon.svg" alt="" width="56" height="56" />
			<h1>${escaped(title)}</h1>
			<p>${escaped(says)}</p>
			${resend ? formAgain(resend) : ''}
			${link ? `<p><a href="${escaped(link.href)}">${escaped(link.label)}</a></p>` : ''}
		</main>
	</body>
</html>
`;
}

function formAgain({ fields, action, label }: NonNullable<PlainPage['resend']>): string {
	return `<form method="post" enctype="multipart/form-data" action="${escaped(action)}">
				${hiddenInputs(fields)}<button type="submit">${escaped(label)}</button>
			</form>`;
}

/** What was sent, in a form that sends it again. */
export const hiddenInputs = (fields: readonly [string, string][]): string =>
	fields
		.map(
			([name, value]) => `<input type="hidden" name="${escaped(name)}" value="${escaped(value)}" />`
		)
		.join('');

const escaped = (text: string) =>
	text.replace(/[&<>"]/g, (letter) => `&#${letter.codePointAt(0)};`);
