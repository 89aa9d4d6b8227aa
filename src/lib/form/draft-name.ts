/** What a form's draft is kept under: its page below the partnership, which names the record, and its anchor. */
export function draftName(pathname: string, form: string): string {
	return `${pathname.split('/').slice(4).join('/')}#${form}`;
}
