import type { Status } from '../contract/schemas.ts';
import { listDecks } from '../storage/queries/decks.ts';
import { countUnseenUpdates } from '../storage/queries/updates.ts';
import type { Context } from './context.ts';

/** What runs, on which data. */
export function status(context: Context): Status {
  return {
    version: context.version,
    profileFolder: context.profile.folder,
    firstStart: !context.settings.disclaimerAccepted,
    unseenUpdates: countUnseenUpdates(context.db),
    decks: listDecks(context.db).map(({ body, items, cards }) => ({
      id: body.id,
      title: body.title,
      version: body.version,
      description: body.description,
      disclosure: body.disclosure,
      disclaimer: body.disclaimer,
      licence: body.licence,
      items,
      cards,
    })),
  };
}
