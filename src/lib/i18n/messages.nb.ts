import ui from '../../../messages/ui.nb.json' with { type: 'json' };
import form from '../../../messages/form.nb.json' with { type: 'json' };
import accounts from '../../../messages/accounts.nb.json' with { type: 'json' };
import operator from '../../../messages/operator.nb.json' with { type: 'json' };
import partnership from '../../../messages/partnership.nb.json' with { type: 'json' };
import files from '../../../messages/files.nb.json' with { type: 'json' };
import funding from '../../../messages/funding.nb.json' with { type: 'json' };
import activities from '../../../messages/activities.nb.json' with { type: 'json' };
import media from '../../../messages/media.nb.json' with { type: 'json' };
import events from '../../../messages/events.nb.json' with { type: 'json' };
import registrations from '../../../messages/registrations.nb.json' with { type: 'json' };
import numbers from '../../../messages/numbers.nb.json' with { type: 'json' };
import keys from '../../../messages/keys.nb.json' with { type: 'json' };
import settings from '../../../messages/settings.nb.json' with { type: 'json' };
import results from '../../../messages/results.nb.json' with { type: 'json' };
import reports from '../../../messages/reports.nb.json' with { type: 'json' };
import publicPages from '../../../messages/public.nb.json' with { type: 'json' };
import archive from '../../../messages/archive.nb.json' with { type: 'json' };
import amendments from '../../../messages/amendments.nb.json' with { type: 'json' };
import door from '../../../messages/door.nb.json' with { type: 'json' };
import letters from '../../../messages/letters.nb.json' with { type: 'json' };
import tickets from '../../../messages/tickets.nb.json' with { type: 'json' };
import leaks from '../../../messages/leaks.nb.json' with { type: 'json' };
import opendata from '../../../messages/opendata.nb.json' with { type: 'json' };

export const messages = {
	...ui,
	...form,
	...accounts,
	...operator,
	...partnership,
	...files,
	...funding,
	...activities,
	...media,
	...events,
	...registrations,
	...numbers,
	...keys,
	...settings,
	...results,
	...reports,
	...archive,
	...amendments,
	...door,
	...letters,
	...tickets,
	...leaks,
	...opendata,
	...publicPages
};
