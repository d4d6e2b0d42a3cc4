import { createContext } from 'svelte';
import type { Change, ClaimList, SourceList } from '../../contract/schemas.ts';
import { connect, type Client, type Connection } from '../client/index.ts';
import { hostActs, HostProblem, type HostActs } from '../client/host-acts.ts';
import { parseRoute, routeHash, type Route } from '../routes.ts';
import { t } from '../i18n/en.ts';
import { failureSentence } from '../i18n/failure.ts';
import { Announcer } from './announcer.svelte.ts';
import { Confirmation } from './confirmation.svelte.ts';
import { Drafts } from './drafts.svelte.ts';
import { FoundList } from './found-list.svelte.ts';
import { Hotkeys } from './hotkeys.svelte.ts';
import { LibraryState } from './library.svelte.ts';
import { OpenedDeck } from './opened-deck.svelte.ts';
import { Notices } from './notices.svelte.ts';
import { StudySession } from './session.svelte.ts';
import { SettingsState } from './settings.svelte.ts';
import { StatusState } from './status.svelte.ts';

/** Everything that outlives a screen, made once from a connection. */
export class App {
  route = $state.raw<Route>({ screen: 'today' });
  lost = $state(false);
  helpOpen = $state(false);
  faultOpen = $state(false);
  /** Grows with every change of cards or plans, for what reads them by itself. */
  changed = $state(0);
  readonly client: Client;
  readonly announcer = new Announcer();
  readonly notices = new Notices();
  readonly openedDeck: OpenedDeck;
  readonly status: StatusState;
  readonly settings: SettingsState;
  readonly session: StudySession;
  readonly library: LibraryState;
  readonly claims: FoundList<ClaimList['rows'][number]>;
  readonly sources: FoundList<SourceList['rows'][number]>;
  readonly drafts = new Drafts();
  readonly hotkeys: Hotkeys;
  readonly confirmation = new Confirmation();
  /** Printing, files and questions of the computer around the page. */
  readonly host: HostActs = hostActs(this.confirmation.ask);

  constructor(connection: Connection) {
    const { client } = connection;
    this.client = client;
    this.openedDeck = new OpenedDeck(client);
    this.status = new StatusState(client);
    this.settings = new SettingsState(client);
    this.session = new StudySession(client);
    this.library = new LibraryState(client);
    this.claims = new FoundList((page) => client.library.claims(page));
    this.sources = new FoundList((page) => client.library.sources(page));
    this.hotkeys = new Hotkeys(() => this.settings.value);
    void connection.lost.then(() => (this.lost = true));
  }

  /** Reads what every screen needs and follows what changes from now on. */
  async start(): Promise<void> {
    this.readRoute();
    await Promise.all([this.status.load(), this.settings.load()]);
    void this.#follow();
  }

  /** Starts the page anew where the engine answers again; otherwise nothing changes. */
  readonly reconnect = async (): Promise<void> => {
    try {
      await connect();
      location.reload();
    } catch {
      // The page says that there is still no answer.
    }
  };

  readRoute(): void {
    this.route = parseRoute(location.hash);
  }

  go(route: Route): void {
    location.hash = routeHash(route);
  }

  /** Undoes the last change, wherever it was made, and offers to do it again. */
  async undo(): Promise<void> {
    await this.#step('undo');
  }

  async redo(): Promise<void> {
    await this.#step('redo');
  }

  /** Lets the learner choose a deck and shows what it would change. */
  async openDeck(): Promise<void> {
    await this.#ofHost(async () => {
      const opened = await this.host.openDeck();
      if (opened?.kind === 'refused') this.notices.problem(opened.message);
      else if (opened?.kind === 'deck') await this.showDeck(opened.name, opened.bytes);
    });
  }

  async showDeck(name: string, bytes: Uint8Array): Promise<void> {
    await this.#ofHost(() => this.openedDeck.open(name, bytes));
  }

  async print(): Promise<void> {
    await this.#ofHost(() => this.host.print());
  }

  /** Saves the page as a PDF and says where. */
  async savePdf(suggestedName: string): Promise<void> {
    await this.#ofHost(async () => this.#tellSaved(await this.host.savePdf(suggestedName)));
  }

  /** Saves a text as a file and says where. */
  async saveFile(suggestedName: string, text: string): Promise<void> {
    await this.#ofHost(async () => this.#tellSaved(await this.host.saveFile(suggestedName, text)));
  }

  #tellSaved(path: string | null): void {
    if (path !== null) this.notices.show(t.host.saved(path));
  }

  async #ofHost(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.notices.problem(error instanceof HostProblem ? error.message : failureSentence(error));
    }
  }

  async #step(way: 'undo' | 'redo'): Promise<void> {
    try {
      const done = await this.session[way]();
      if (done === null) this.notices.show(t.study.nothingToUndo);
      else if (way === 'undo') {
        this.notices.show(t.study.done(done), { label: t.notice.redo, run: () => void this.redo() });
      } else this.notices.show(t.study.done(done));
    } catch (error) {
      this.notices.problem(failureSentence(error));
    }
  }

  async #follow(): Promise<void> {
    try {
      for await (const change of await this.client.app.changes()) this.#refresh(change);
    } catch {
      // The end of the connection is told by the carrier.
    }
  }

  #refresh({ operation, topics }: Change): void {
    if (topics.includes('decks')) void this.status.load();
    if (topics.includes('settings')) void this.settings.load();
    if (topics.includes('library') || topics.includes('plans')) this.changed += 1;
    if (topics.includes('today')) void this.status.loadToday();
    if (topics.includes('library') && this.library.total > 0) void this.library.search();
    for (const list of [this.claims, this.sources]) {
      if (topics.includes('decks') && list.total > 0) void list.search();
    }
    if (topics.includes('study') && operation !== 'study.grade' && this.session.shown > 0) {
      void this.session.load();
    }
  }
}

const [getApp, setApp] = createContext<App>();
export { getApp, setApp };
