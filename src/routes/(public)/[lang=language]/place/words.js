// A code that was scanned brings its words behind the fragment, which no server sees: they are typed for the person.
const field = /** @type {HTMLTextAreaElement | null} */ (
	document.querySelector('[data-own-words]')
);
const brought = decodeURIComponent(location.hash.slice(1));

if (field && brought) {
	field.value = brought.replaceAll('-', ' ');
	history.replaceState(history.state, '', location.pathname);
}
