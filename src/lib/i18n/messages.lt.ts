import ui from '../../../messages/ui.lt.json' with { type: 'json' };
import form from '../../../messages/form.lt.json' with { type: 'json' };
import accounts from '../../../messages/accounts.lt.json' with { type: 'json' };
import operator from '../../../messages/operator.lt.json' with { type: 'json' };
import partnership from '../../../messages/partnership.lt.json' with { type: 'json' };
import files from '../../../messages/files.lt.json' with { type: 'json' };
import funding from '../../../messages/funding.lt.json' with { type: 'json' };
import activities from '../../../messages/activities.lt.json' with { type: 'json' };
import media from '../../../messages/media.lt.json' with { type: 'json' };
import events from '../../../messages/events.lt.json' with { type: 'json' };
import registrations from '../../../messages/registrations.lt.json' with { type: 'json' };
import numbers from '../../../messages/numbers.lt.json' with { type: 'json' };
import keys from '../../../messages/keys.lt.json' with { type: 'json' };
import settings from '../../../messages/settings.lt.json' with { type: 'json' };
import results from '../../../messages/results.lt.json' with { type: 'json' };
import reports from '../../../messages/reports.lt.json' with { type: 'json' };
import publicPages from '../../../messages/public.lt.json' with { type: 'json' };
import archive from '../../../messages/archive.lt.json' with { type: 'json' };
import amendments from '../../../messages/amendments.lt.json' with { type: 'json' };
import door from '../../../messages/door.lt.json' with { type: 'json' };
import letters from '../../../messages/letters.lt.json' with { type: 'json' };
import tickets from '../../../messages/tickets.lt.json' with { type: 'json' };
import leaks from '../../../messages/leaks.lt.json' with { type: 'json' };
import opendata from '../../../messages/opendata.lt.json' with { type: 'json' };

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
