import { implement, ORPCError } from '@orpc/server';
import { contract } from '../contract/contract.ts';
import { Problem } from '../core/problem.ts';
import * as absences from './absences.ts';
import * as cards from './cards.ts';
import * as catchUp from './catch-up.ts';
import type { Context } from './context.ts';
import * as data from './data.ts';
import * as deckFiles from './deck-files.ts';
import * as exams from './exams.ts';
import { retentionForecast } from './forecast.ts';
import * as history from './history.ts';
import * as knowledge from './knowledge.ts';
import * as learnerItems from './learner-items.ts';
import * as library from './library.ts';
import { report } from './report.ts';
import * as settings from './settings.ts';
import { status } from './status.ts';
import * as study from './study.ts';
import { today } from './today.ts';
import * as updates from './updates.ts';
import * as weights from './weights.ts';

/** The typed error of the contract for a problem. */
function contractError(problem: Problem): ORPCError<string, { code: string }> {
  const kind = problem.code.startsWith('storage.')
    ? 'NOT_SAVED'
    : problem.code.endsWith('.unknown')
      ? 'NOT_FOUND'
      : 'CONFLICT';
  return new ORPCError(kind, { message: problem.message, data: { code: problem.code }, cause: problem });
}

const procedures = implement(contract)
  .$context<{ engine: Context }>()
  .use(async ({ next }) => {
    try {
      return await next();
    } catch (error) {
      throw error instanceof Problem ? contractError(error) : error;
    }
  });

/** Each procedure of the contract and the use case behind it. */
export const router = procedures.router({
  app: {
    status: procedures.app.status.handler(({ context }) => status(context.engine)),
    changes: procedures.app.changes.handler(({ context, signal }) =>
      context.engine.changes.subscribe('change', { signal }),
    ),
  },
  today: { get: procedures.today.get.handler(({ context }) => today(context.engine)) },
  study: {
    next: procedures.study.next.handler(({ context }) => study.next(context.engine)),
    grade: procedures.study.grade.handler(({ context, input }) => study.grade(context.engine, input)),
    focus: procedures.study.focus.handler(({ context, input }) => study.focus(context.engine, input)),
    unfocus: procedures.study.unfocus.handler(({ context }) => study.unfocus(context.engine)),
  },
  card: {
    suspend: procedures.card.suspend.handler(({ context, input }) =>
      cards.suspend(context.engine, input.cardIds),
    ),
    unsuspend: procedures.card.unsuspend.handler(({ context, input }) =>
      cards.unsuspend(context.engine, input.cardIds),
    ),
    bury: procedures.card.bury.handler(({ context, input }) => cards.bury(context.engine, input.cardIds)),
    reset: procedures.card.reset.handler(({ context, input }) => cards.reset(context.engine, input.cardIds)),
    setDue: procedures.card.setDue.handler(({ context, input }) =>
      cards.setDue(context.engine, input.cardIds, input.day),
    ),
    flag: procedures.card.flag.handler(({ context, input }) =>
      cards.flag(context.engine, input.cardId, input.flag),
    ),
  },
  history: {
    peek: procedures.history.peek.handler(({ context }) => history.peek(context.engine)),
    undo: procedures.history.undo.handler(({ context }) => history.undo(context.engine)),
    redo: procedures.history.redo.handler(({ context }) => history.redo(context.engine)),
  },
  library: {
    search: procedures.library.search.handler(({ context, input }) => library.search(context.engine, input)),
    facets: procedures.library.facets.handler(({ context }) => library.facets(context.engine)),
    item: procedures.library.item.handler(({ context, input }) =>
      library.itemPage(context.engine, input.itemId),
    ),
    claims: procedures.library.claims.handler(({ context, input }) =>
      knowledge.claims(context.engine, input),
    ),
    sources: procedures.library.sources.handler(({ context, input }) =>
      knowledge.sources(context.engine, input),
    ),
    claim: procedures.library.claim.handler(({ context, input }) =>
      knowledge.claimPage(context.engine, input.deck, input.claimId),
    ),
    source: procedures.library.source.handler(({ context, input }) =>
      knowledge.sourcePage(context.engine, input.deck, input.sourceId),
    ),
  },
  item: {
    note: procedures.item.note.handler(({ context, input }) => learnerItems.note(context.engine, input)),
    edit: procedures.item.edit.handler(({ context, input }) => learnerItems.edit(context.engine, input)),
    report: procedures.item.report.handler(({ context, input }) => report(context.engine, input)),
  },
  deck: {
    upload: procedures.deck.upload.handler(({ context, input }) => deckFiles.upload(context.engine, input)),
    inspect: procedures.deck.inspect.handler(({ context, input }) =>
      deckFiles.inspect(context.engine, input.upload),
    ),
    install: procedures.deck.install.handler(({ context, input }) =>
      deckFiles.install(context.engine, input.upload),
    ),
    updates: procedures.deck.updates.handler(({ context }) => updates.updates(context.engine)),
    updatesSeen: procedures.deck.updatesSeen.handler(({ context }) => updates.updatesSeen(context.engine)),
  },
  exam: {
    list: procedures.exam.list.handler(({ context }) => exams.exams(context.engine)),
    preview: procedures.exam.preview.handler(({ context, input }) =>
      exams.previewExam(context.engine, input),
    ),
    save: procedures.exam.save.handler(({ context, input }) => exams.saveExam(context.engine, input)),
    remove: procedures.exam.remove.handler(({ context, input }) =>
      exams.removeExam(context.engine, input.id),
    ),
  },
  absence: {
    list: procedures.absence.list.handler(({ context }) => absences.absences(context.engine)),
    save: procedures.absence.save.handler(({ context, input }) =>
      absences.saveAbsence(context.engine, input),
    ),
    remove: procedures.absence.remove.handler(({ context, input }) =>
      absences.removeAbsence(context.engine, input.id),
    ),
  },
  catchUp: {
    preview: procedures.catchUp.preview.handler(({ context, input }) =>
      catchUp.preview(context.engine, input.minutesPerDay),
    ),
    start: procedures.catchUp.start.handler(({ context, input }) =>
      catchUp.start(context.engine, input.minutesPerDay),
    ),
    stop: procedures.catchUp.stop.handler(({ context }) => catchUp.stop(context.engine)),
  },
  memory: {
    weights: procedures.memory.weights.handler(({ context }) => weights.weights(context.engine)),
    train: procedures.memory.train.handler(({ context, signal }) => weights.train(context.engine, signal)),
    usePublished: procedures.memory.usePublished.handler(({ context }) =>
      weights.usePublished(context.engine),
    ),
    retentionForecast: procedures.memory.retentionForecast.handler(({ context, input, signal }) =>
      retentionForecast(context.engine, input, signal),
    ),
  },
  data: {
    status: procedures.data.status.handler(({ context }) => data.dataStatus(context.engine)),
    check: procedures.data.check.handler(({ context, input }) => data.check(context.engine, input)),
    backUp: procedures.data.backUp.handler(({ context }) => data.backUpNow(context.engine)),
    restore: procedures.data.restore.handler(({ context, input }) => data.restore(context.engine, input)),
  },
  settings: {
    get: procedures.settings.get.handler(({ context }) => context.engine.settings),
    set: procedures.settings.set.handler(({ context, input }) => settings.set(context.engine, input)),
  },
});
