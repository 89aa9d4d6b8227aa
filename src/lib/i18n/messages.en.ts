import ui from '../../../messages/ui.en.json' with { type: 'json' };
import form from '../../../messages/form.en.json' with { type: 'json' };
import accounts from '../../../messages/accounts.en.json' with { type: 'json' };
import operator from '../../../messages/operator.en.json' with { type: 'json' };
import partnership from '../../../messages/partnership.en.json' with { type: 'json' };
import files from '../../../messages/files.en.json' with { type: 'json' };
import funding from '../../../messages/funding.en.json' with { type: 'json' };
import activities from '../../../messages/activities.en.json' with { type: 'json' };
import media from '../../../messages/media.en.json' with { type: 'json' };
import events from '../../../messages/events.en.json' with { type: 'json' };
import registrations from '../../../messages/registrations.en.json' with { type: 'json' };
import numbers from '../../../messages/numbers.en.json' with { type: 'json' };
import keys from '../../../messages/keys.en.json' with { type: 'json' };
import settings from '../../../messages/settings.en.json' with { type: 'json' };
import results from '../../../messages/results.en.json' with { type: 'json' };
import reports from '../../../messages/reports.en.json' with { type: 'json' };
import publicPages from '../../../messages/public.en.json' with { type: 'json' };
import archive from '../../../messages/archive.en.json' with { type: 'json' };
import amendments from '../../../messages/amendments.en.json' with { type: 'json' };
import door from '../../../messages/door.en.json' with { type: 'json' };
import letters from '../../../messages/letters.en.json' with { type: 'json' };
import tickets from '../../../messages/tickets.en.json' with { type: 'json' };
import leaks from '../../../messages/leaks.en.json' with { type: 'json' };
import opendata from '../../../messages/opendata.en.json' with { type: 'json' };

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
